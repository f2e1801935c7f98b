// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import java.util.List;

/**
 * HTTP requests.
 *
 * @param name the name of the trigger
 * @param routes the routes; empty means every request
 */
public record HttpTrigger(String name, List<Route> routes) implements TriggerSpec {

  /** Copies the routes. */
  public HttpTrigger {
    routes = List.copyOf(routes);
  }

  @Override
  public Trigger kind() {
    return Trigger.HTTP;
  }

  @Override
  public String source() {
    return "";
  }
}
