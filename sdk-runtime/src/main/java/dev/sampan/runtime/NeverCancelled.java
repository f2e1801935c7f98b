// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Cancellation;

/** The cancellation of a call whose platform never tells that the caller went away. */
enum NeverCancelled implements Cancellation {
  INSTANCE;

  @Override
  public boolean requested() {
    return false;
  }

  @Override
  public Registration onRequest(Runnable action) {
    return Nothing.REGISTERED;
  }

  private enum Nothing implements Registration {
    REGISTERED;

    @Override
    public void close() {}
  }
}
