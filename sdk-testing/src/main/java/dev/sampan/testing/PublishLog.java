// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.runtime.PublishChannel;
import dev.sampan.runtime.Published;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts all that is published and keeps it. Thread-safe. */
final class PublishLog implements PublishChannel {

  private final List<Published> all = new CopyOnWriteArrayList<>();

  @Override
  public String publish(Published published) {
    all.add(published);
    return published.id();
  }

  List<Published> all() {
    return List.copyOf(all);
  }
}
