// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.contract.AdapterContract;
import dev.sampan.contract.AdapterUnderTest;

/** A web function keeps the contract. */
final class WebServerContractTest extends AdapterContract {

  @Override
  public AdapterUnderTest adapter() {
    return ServerUnderTest.WEB;
  }
}
