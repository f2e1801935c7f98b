// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.contract.AdapterContract;
import dev.sampan.contract.AdapterUnderTest;

/** The custom runtime keeps the contract. */
final class ScfLoopContractTest extends AdapterContract {

  @Override
  public AdapterUnderTest adapter() {
    return new LoopUnderTest();
  }
}
