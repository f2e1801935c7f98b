// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

/** The limit that a refused invocation met. */
public enum Refusal {
  /** The function has as many instances as it may have, and no more invocations may wait. */
  INSTANCES("the function's instances are all busy and no more may be started"),
  /** The function may start no more instances for the moment. */
  START_RATE("the function starts instances faster than the platform allows"),
  /** The functions that share a quota use all of it. */
  QUOTA("the account's concurrency is used up");

  private final String text;

  Refusal(String text) {
    this.text = text;
  }

  /** What to tell a reader. */
  public String text() {
    return text;
  }
}
