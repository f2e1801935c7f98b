// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda.crac;

import java.util.ArrayList;
import java.util.List;

/** What was registered. Thread-safe. */
public final class Context {

  private final Object lock = new Object();
  private final List<Resource> resources = new ArrayList<>();

  Context() {}

  /** Has a resource be told of the snapshot. */
  public void register(Resource resource) {
    synchronized (lock) {
      resources.add(resource);
    }
  }

  /**
   * Tells all of them that the snapshot comes, the last one registered first.
   *
   * @throws CheckpointException if any of them failed; it has their failures
   */
  public void beforeCheckpoint() throws CheckpointException {
    CheckpointException failure = new CheckpointException();
    List<Resource> all = registered();
    for (int i = all.size() - 1; i >= 0; i--) {
      try {
        all.get(i).beforeCheckpoint(this);
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  /**
   * Tells all of them that the instance was restored, in the order in which they were registered.
   *
   * @throws RestoreException if any of them failed; it has their failures
   */
  public void afterRestore() throws RestoreException {
    RestoreException failure = new RestoreException();
    for (Resource each : registered()) {
      try {
        each.afterRestore(this);
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  private List<Resource> registered() {
    synchronized (lock) {
      return List.copyOf(resources);
    }
  }
}
