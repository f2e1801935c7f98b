// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

/** The rules can all be kept at once. */
final class PlainContractTest extends AdapterContract {

  @Override
  public AdapterUnderTest adapter() {
    return new PlainUnderTest(Fault.NONE);
  }
}
