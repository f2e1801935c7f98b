// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import dev.sampan.platform.lambda.SocketRoute;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.WebSocketTrigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket API of the project.
 *
 * @param name its logical name
 * @param select where in a message the key of its route stands
 * @param routes who serves each route, by the routes' keys
 */
record SocketApi(String name, String select, Map<String, Target> routes) {

  /**
   * Who serves a route.
   *
   * @param function the function's name
   * @param replies whether the bodies of its results are sent to the client
   */
  record Target(String function, boolean replies) {}

  SocketApi {
    routes = Map.copyOf(routes);
  }

  /** The API of this name; empty if no function has a trigger of it. */
  static Optional<SocketApi> find(List<FunctionSpec> functions, String name) {
    var routes = new LinkedHashMap<String, Target>();
    String select = null;
    for (var function : functions) {
      for (var trigger : function.triggers()) {
        if (trigger instanceof WebSocketTrigger it && it.source().equals(name)) {
          var target = new Target(function.name(), it.replies());
          it.routes().forEach(route -> routes.putIfAbsent(route, target));
          select = select == null ? it.select() : select;
        }
      }
    }
    return routes.isEmpty() ? Optional.empty() : Optional.of(of(name, select, routes));
  }

  private static SocketApi of(String name, @Nullable String select, Map<String, Target> routes) {
    return new SocketApi(name, select == null ? WebSocketTrigger.DEFAULT_SELECT : select, routes);
  }

  /** Who serves a route; empty if the API has none of this key. */
  Optional<Target> target(String route) {
    return Optional.ofNullable(routes.get(route));
  }

  /** The key of the route of a message; the default one if the message names none that there is. */
  String route(String message) {
    return SocketRoute.key(select, message)
        .filter(key -> !key.startsWith("$") && routes.containsKey(key))
        .orElse(WebSocketTrigger.DEFAULT);
  }
}
