// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.contract.AdapterContract;
import dev.sampan.contract.AdapterUnderTest;

/** An event function in an image keeps the contract. */
final class EventServerContractTest extends AdapterContract {

  @Override
  public AdapterUnderTest adapter() {
    return ServerUnderTest.EVENT;
  }
}
