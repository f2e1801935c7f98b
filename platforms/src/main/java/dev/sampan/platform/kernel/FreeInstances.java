// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The instances of one kernel that can take an invocation now, and the choice among them. The
 * kernel tells it of every change; an instance is in one set at most.
 */
public interface FreeInstances {

  /** An instance got room; it is not in the set. It was used just now. */
  void add(Slot instance);

  /** An instance that is in the set took or finished an invocation just now and still has room. */
  void used(Slot instance);

  /** An instance that is in the set has no room any more, or has ended. */
  void remove(Slot instance);

  /** The one to take the next invocation, which stays in the set; null if there is none. */
  @Nullable Slot choose();
}
