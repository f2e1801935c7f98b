// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.contract.AdapterContract;
import dev.sampan.contract.AdapterUnderTest;

/** The server keeps the contract. */
final class CloudRunContractTest extends AdapterContract {

  @Override
  public AdapterUnderTest adapter() {
    return new CloudRunUnderTest();
  }
}
