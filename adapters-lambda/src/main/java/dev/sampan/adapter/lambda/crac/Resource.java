// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda.crac;

/** Wants to be told of a snapshot. */
public interface Resource {

  /**
   * Called before the snapshot is taken.
   *
   * @throws Exception if it must not be taken
   */
  void beforeCheckpoint(Context context) throws Exception;

  /**
   * Called in each instance that is restored from the snapshot.
   *
   * @throws Exception if the instance must not be used
   */
  void afterRestore(Context context) throws Exception;
}
