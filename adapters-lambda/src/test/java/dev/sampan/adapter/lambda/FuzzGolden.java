// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A golden event to spoil, and the JSON that one of its texts may hold. */
final class FuzzGolden {

  private static final List<String> TEXTS = List.of("/Records/0/Sns/Message", "/Records/0/body");
  private static final String ZIPPED = "/awslogs/data";

  private final String path;
  private final String kind;
  private final ObjectNode event;
  private final @Nullable String place;
  private final Map<Mutation, Integer> turns = new EnumMap<>(Mutation.class);

  FuzzGolden(CorpusCase golden) {
    this.path = golden.path();
    this.kind = golden.kind();
    this.event = (ObjectNode) Portable.json(golden.nativeRequest().body().bytes());
    this.place = place(event);
  }

  static List<FuzzGolden> all() {
    return Corpus.all().stream()
        .filter(each -> each.platform().equals("lambda"))
        .map(FuzzGolden::new)
        .toList();
  }

  private static @Nullable String place(JsonNode event) {
    for (String text : TEXTS) {
      if (event.at(text).asText().startsWith("{")) {
        return text;
      }
    }
    return event.at(ZIPPED).isTextual() ? ZIPPED : null;
  }

  /** Counts up for each mutation, so that every place of an event gets its turn. */
  int turn(Mutation mutation) {
    return turns.merge(mutation, 1, Integer::sum) - 1;
  }

  String kind() {
    return kind;
  }

  ObjectNode event() {
    return event.deepCopy();
  }

  boolean holdsText() {
    return place != null;
  }

  /** The JSON within. */
  ObjectNode inner() {
    String text = event.at(String.valueOf(place)).asText();
    return (ObjectNode) (ZIPPED.equals(place) ? unzipped(text) : json(text));
  }

  /** The event with another JSON within. */
  byte[] around(ObjectNode inner) {
    ObjectNode outer = event();
    String text = inner.toString();
    String at = String.valueOf(place);
    int last = at.lastIndexOf('/');
    ((ObjectNode) outer.at(at.substring(0, last)))
        .put(at.substring(last + 1), ZIPPED.equals(place) ? zipped(text) : text);
    return bytes(outer);
  }

  static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    return Portable.json(text.getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode unzipped(String data) {
    try (var zip =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
      return Portable.json(zip.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String zipped(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(out.toByteArray());
  }

  @Override
  public String toString() {
    return path;
  }
}
