// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connections and messages of a WebSocket API, whose routes may be shared among functions. Each of
 * its events is a direct call, whose result the API reads.
 *
 * @param name the name of the trigger
 * @param source the logical name of the API; clients find it at this path
 * @param routes the keys of the routes that the function serves, such as {@code $connect}
 * @param select where in a message the key of its route stands; null if another trigger of the API
 *     says so, or none does
 * @param replies whether the bodies of the function's results are sent to the client
 */
public record WebSocketTrigger(
    String name, String source, List<String> routes, @Nullable String select, boolean replies)
    implements TriggerSpec {

  /** The route of a connection that begins. */
  public static final String CONNECT = "$connect";

  /** The route of a connection that has ended. */
  public static final String DISCONNECT = "$disconnect";

  /** The route of messages that no other route is for. */
  public static final String DEFAULT = "$default";

  /** Where the key of a message's route stands if no trigger of the API says so. */
  public static final String DEFAULT_SELECT = "$request.body.action";

  /** Copies the routes. */
  public WebSocketTrigger {
    routes = List.copyOf(routes);
  }

  @Override
  public Trigger kind() {
    return Trigger.DIRECT;
  }

  @Override
  public String word() {
    return "websocket";
  }
}
