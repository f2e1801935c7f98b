// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.platform.QueueMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One delivery of a queue in a JSON file: an array of messages with {@code id} and {@code body},
 * and perhaps {@code key} and {@code attributes}. A body that is not a string is sent as compact
 * JSON.
 */
final class QueueFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private QueueFile() {}

  static List<QueueMessage> read(Path file, Instant sentAt) {
    try {
      return parse(Files.readAllBytes(file), sentAt);
    } catch (IOException e) {
      throw new CommandFailure(file + " is not a list of messages: " + e.getMessage());
    }
  }

  /**
   * The messages of a delivery.
   *
   * @throws IOException if the text is not a JSON array of messages; its message says where
   */
  static List<QueueMessage> parse(byte[] text, Instant sentAt) throws IOException {
    JsonNode messages = tree(text);
    if (!messages.isArray() || messages.isEmpty()) {
      throw new IOException("it must be a JSON array with at least one message");
    }
    List<QueueMessage> batch = new ArrayList<>();
    for (JsonNode each : messages) {
      batch.add(message(each, batch.size(), sentAt));
    }
    return batch;
  }

  private static JsonNode tree(byte[] text) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(e.getOriginalMessage() + at(e), e);
    }
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
  }

  private static QueueMessage message(JsonNode from, int index, Instant sentAt) throws IOException {
    JsonNode body = from.get("body");
    if (body == null || !from.path("id").isTextual()) {
      throw new IOException("message " + index + " must have an 'id' (a string) and a 'body'");
    }
    String text = body.isTextual() ? body.textValue() : JSON.writeValueAsString(body);
    Map<String, String> attributes = new LinkedHashMap<>();
    from.path("attributes")
        .properties()
        .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
    return new QueueMessage(
        from.get("id").textValue(),
        Body.of(text.getBytes(StandardCharsets.UTF_8)),
        attributes,
        from.path("key").textValue(),
        1,
        sentAt);
  }
}
