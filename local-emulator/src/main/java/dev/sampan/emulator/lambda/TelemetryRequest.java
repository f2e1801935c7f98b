// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What an extension subscribes to.
 *
 * @param types of events: {@code platform}, {@code function}, {@code extension}
 * @param maxItems so many events are sent at once
 * @param maxBytes so many bytes are sent at once
 * @param timeout events wait so long for others
 * @param port where they are sent to, on this machine
 * @param path the path of that, for requests; empty if they are sent as lines over TCP
 */
record TelemetryRequest(
    Set<String> types, int maxItems, int maxBytes, Duration timeout, int port, String path) {

  private static final int MOST_PORT = 65_535;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TYPES = Set.of("platform", "function", "extension");
  private static final Set<String> HOSTS =
      Set.of("sandbox.localdomain", "sandbox", "localhost", "127.0.0.1");
  private static final Set<String> VERSIONS = Set.of("2022-07-01", "2022-12-13", "2025-01-29");

  /**
   * Reads a subscription.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static TelemetryRequest read(Body body) {
    var json = json(body);
    require(VERSIONS.contains(json.path("schemaVersion").asText()), "schemaVersion is not known");
    var types = new LinkedHashSet<String>();
    json.path("types").forEach(it -> types.add(it.asText()));
    require(!types.isEmpty() && TYPES.containsAll(types), "types must be of " + TYPES);
    var buffering = json.path("buffering");
    var destination = json.path("destination");
    var lines = destination.path("protocol").asText().equals("TCP");
    var uri = lines ? tcp(destination) : destination(destination);
    return new TelemetryRequest(
        types,
        number(buffering, "maxItems", 1000, 10_000, 10_000),
        number(buffering, "maxBytes", 262_144, 1_048_576, 262_144),
        Duration.ofMillis(number(buffering, "timeoutMs", 25, 30_000, 1000)),
        uri.getPort() < 0 ? 80 : uri.getPort(),
        lines ? "" : path(uri));
  }

  /** Whether events are sent as lines, over one connection. */
  boolean overTcp() {
    return path.isEmpty();
  }

  private static String path(URI uri) {
    return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  private static URI tcp(JsonNode destination) {
    var port = destination.path("port").asInt();
    require(port >= 1 && port <= MOST_PORT, "port must be from 1 to " + MOST_PORT);
    return URI.create("tcp://sandbox.localdomain:" + port);
  }

  private static JsonNode json(Body body) {
    try {
      var json = JSON.readTree(body.bytes());
      require(json.isObject(), "the subscription is no JSON object");
      return json;
    } catch (IOException e) {
      throw new IllegalArgumentException("the subscription is no JSON", e);
    }
  }

  private static URI destination(JsonNode destination) {
    var protocol = destination.path("protocol").asText();
    require(protocol.equals("HTTP"), "the protocol must be HTTP or TCP, not " + protocol);
    var uri = URI.create(destination.path("URI").asText(destination.path("uri").asText()));
    var host = uri.getHost();
    require(
        "http".equals(uri.getScheme()) && host != null && HOSTS.contains(host),
        "the destination must be http://sandbox.localdomain:PORT/PATH: " + uri);
    return uri;
  }

  private static int number(JsonNode buffering, String name, int least, int most, int usual) {
    var value = buffering.path(name).asInt(usual);
    require(value >= least && value <= most, name + " must be from " + least + " to " + most);
    return value;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
