// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda.crac;

/** Where {@code org.crac} begins. */
public final class Core {

  private static final Context GLOBAL = new Context();

  private Core() {}

  /** The one that there is. */
  public static Context getGlobalContext() {
    return GLOBAL;
  }

  /**
   * Refused: Lambda takes the snapshot when the function has been initialised.
   *
   * @throws CheckpointException always
   */
  @SuppressWarnings("DoNotCallSuggester") // User code is compiled against org.crac's own class.
  public static void checkpointRestore() throws CheckpointException {
    throw new CheckpointException("Lambda decides when a snapshot is taken");
  }
}
