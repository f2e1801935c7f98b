// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

/** How an instance comes to its first invocation. */
enum InitType {
  /** It is started as an invocation waits for it. */
  ON_DEMAND("on-demand"),
  /** It is one of those that are always kept ready. */
  PROVISIONED("provisioned-concurrency"),
  /** It is restored from a snapshot. */
  SNAP_START("snap-start"),
  /** It runs several invocations at once. */
  MANAGED("lambda-managed-instances");

  private final String id;

  InitType(String id) {
    this.id = id;
  }

  /** What the variable AWS_LAMBDA_INITIALIZATION_TYPE says. */
  String id() {
    return id;
  }

  /** Whether its init is run once more, by the first invocation, if it fails or takes too long. */
  boolean initIsRepeated() {
    return this == ON_DEMAND;
  }
}
