// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param id where a client that comes back wants to go on; null to leave it as it is
 * @param name the event's name; null for {@code message}
 * @param data what it carries, as UTF-8 text; a {@link Body#json} is written as JSON
 */
public record ServerSentEvent(@Nullable String id, @Nullable String name, Body data) {

  /**
   * Checks the fields.
   *
   * @throws IllegalArgumentException if id or name has a CR, LF or NUL, which would start a field
   *     of its own
   */
  public ServerSentEvent {
    Objects.requireNonNull(data, "data");
    FieldSyntax.requireOneLine("The id of a server-sent event", id);
    FieldSyntax.requireOneLine("The name of a server-sent event", name);
  }

  /** An event that carries the given data. */
  public static ServerSentEvent of(Body data) {
    return new ServerSentEvent(null, null, data);
  }

  /** This event under the given id. */
  public ServerSentEvent withId(String newId) {
    return new ServerSentEvent(newId, name, data);
  }

  /** This event under the given name. */
  public ServerSentEvent withName(String newName) {
    return new ServerSentEvent(id, newName, data);
  }
}
