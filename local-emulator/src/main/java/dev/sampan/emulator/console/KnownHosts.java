// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that are not foreign: those of loopback, and further ones.
 *
 * @param allowed further host names, without a port
 */
public record KnownHosts(Set<String> allowed) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Copies the names. */
  public KnownHosts {
    allowed = Set.copyOf(allowed);
  }

  /** Whether a host, with a port or without one, is known. */
  public boolean has(String host) {
    var colon = host.lastIndexOf(':');
    var port = colon > host.lastIndexOf(']');
    var name = (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    return LOOPBACK.contains(name) || allowed.contains(name);
  }

  /**
   * Whether a page of this origin is served by a known host.
   *
   * @param origin as the header {@code Origin} has it; null if no page asks
   */
  public boolean hasOrigin(@Nullable String origin) {
    return origin == null || has(origin.replaceFirst("^[a-z]+://", ""));
  }
}
