// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.platform.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Samples of the events that only Lambda has: those of Amazon's services that want an answer of
 * their own, and other ways by which a portable kind may come. They are in {@code lambda/*.json}
 * beside this class, a file for each family of services.
 */
public final class NativeSamples {

  private static final List<String> FAMILIES =
      List.of("api-gateway", "cognito", "storage", "data", "brokers", "management", "applications");

  private NativeSamples() {}

  /** The names by which commands know the samples, such as {@code websocket-message}. */
  public static List<String> ids() {
    var ids = new ArrayList<String>();
    for (var family : FAMILIES) {
      events(family).fieldNames().forEachRemaining(ids::add);
    }
    return ids;
  }

  /** The event of this name, as JSON; empty if there is none. */
  public static Optional<Body> of(String id) {
    for (var family : FAMILIES) {
      var event = events(family).get(id);
      if (event != null) {
        return Optional.of(Body.of(event.toString()));
      }
    }
    return Optional.empty();
  }

  private static JsonNode events(String family) {
    var file = "lambda/" + family + ".json";
    try (InputStream in = NativeSamples.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("not in this artifact: " + file);
      }
      return Json.parse(Body.of(in.readAllBytes())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
