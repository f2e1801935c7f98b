// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import java.util.Map;

/** Where to listen: {@code SAMPAN_PORT}, else {@code PORT}, else 8080, on all addresses. */
record Address(String host, int port) {
  private static final String DEFAULT_PORT = "8080";

  /** Throws {@link IllegalArgumentException} that names the variable which is no port. */
  static Address of(Map<String, String> variables) {
    String host = variables.getOrDefault("SAMPAN_HOST", "0.0.0.0");
    String name = variables.containsKey("SAMPAN_PORT") ? "SAMPAN_PORT" : "PORT";
    String value = variables.getOrDefault(name, DEFAULT_PORT);
    int port = port(value);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "environment variable " + name + ": found \"" + value + "\", expected 0 to 65535");
    }
    return new Address(host, port);
  }

  private static int port(String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
