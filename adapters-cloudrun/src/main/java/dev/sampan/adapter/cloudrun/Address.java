// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import java.util.Map;

/**
 * Where to listen: {@code SAMPAN_PORT}; else the address that Lambda gives a web function in {@code
 * AWS_LAMBDA_HTTP_ENDPOINT}; else {@code PORT}, else 8080. A port alone is on {@code SAMPAN_HOST},
 * or on all addresses.
 */
record Address(String host, int port) {
  private static final String ENDPOINT = "AWS_LAMBDA_HTTP_ENDPOINT";
  private static final String DEFAULT_PORT = "8080";

  /** Throws {@link IllegalArgumentException} that names the variable which is no port. */
  static Address of(Map<String, String> variables) {
    String endpoint = variables.get(ENDPOINT);
    if (endpoint != null && !variables.containsKey("SAMPAN_PORT")) {
      return endpoint(endpoint);
    }
    String host = variables.getOrDefault("SAMPAN_HOST", "0.0.0.0");
    String name = variables.containsKey("SAMPAN_PORT") ? "SAMPAN_PORT" : "PORT";
    return new Address(host, port(name, variables.getOrDefault(name, DEFAULT_PORT)));
  }

  /** Reads a host and a port, as a URL or without its scheme. */
  private static Address endpoint(String value) {
    String text = value.startsWith("http://") ? value.substring("http://".length()) : value;
    String address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    int colon = address.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException(
          "environment variable " + ENDPOINT + ": found \"" + value + "\", expected host:port");
    }
    return new Address(address.substring(0, colon), port(ENDPOINT, address.substring(colon + 1)));
  }

  private static int port(String variable, String value) {
    int port = number(value);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "environment variable " + variable + ": found \"" + value + "\", expected 0 to 65535");
    }
    return port;
  }

  private static int number(String value) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
