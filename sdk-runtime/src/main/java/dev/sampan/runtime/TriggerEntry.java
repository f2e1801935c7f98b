// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Trigger;
import java.util.List;

/**
 * One trigger of a function, as the index has it.
 *
 * @param name the trigger's name, unique within its function
 * @param kind what kind of trigger it is
 * @param source the logical source in the manifest, such as the name of a queue; empty for HTTP
 * @param routes the routes of an HTTP trigger, each {@code METHOD /path/{variable}}; none means
 *     every method and path
 */
public record TriggerEntry(String name, Trigger kind, String source, List<String> routes) {

  /** Copies the routes. */
  public TriggerEntry {
    routes = List.copyOf(routes);
  }
}
