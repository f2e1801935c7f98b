// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Has a managed runtime with SnapStart tell the function of its snapshot. Loaded only where {@code
 * org.crac} is on the class path.
 */
final class ManagedSnapshot implements Resource {

  private final FunctionInstance instance;

  private ManagedSnapshot(FunctionInstance instance) {
    this.instance = instance;
  }

  /** Registers; what comes back must be kept, as the library does not keep it. */
  static Object register(FunctionInstance instance) {
    ManagedSnapshot snapshot = new ManagedSnapshot(instance);
    Core.getGlobalContext().register(snapshot);
    return snapshot;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws InitException {
    instance.prime();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) throws InitException {
    instance.restored();
  }
}
