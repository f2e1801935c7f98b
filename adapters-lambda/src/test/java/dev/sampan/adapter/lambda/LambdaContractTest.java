// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.contract.AdapterContract;
import dev.sampan.contract.AdapterUnderTest;

/** The rules of every adapter, over the bytes of Lambda's Runtime API. */
final class LambdaContractTest extends AdapterContract {

  @Override
  public AdapterUnderTest adapter() {
    return new LambdaUnderTest();
  }
}
