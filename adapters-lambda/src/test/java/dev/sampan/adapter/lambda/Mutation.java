// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways in which an event may be wrong, or merely odd. */
enum Mutation {
  /** As it is. */
  NONE,
  TRUNCATED,
  BYTE_CHANGED,
  WRONG_TYPE,
  MEMBER_MISSING,
  MEMBER_UNKNOWN,
  TEXT_HOSTILE,
  BATCH_EMPTY,
  BATCH_HUGE;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "\u0000\u0001",
          "%",
          "%zz",
          "+%2",
          "null",
          "NaN",
          "9".repeat(400),
          "1E999999999",
          "-1e-999999999",
          "../../etc/passwd",
          "arn:aws:::::",
          "://[",
          "{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}",
          "{\"specversion\":\"1.0\"}",
          "\ud83d\ude00 \u202e\ufffe",
          "\ud800",
          "0001-13-45T99:99:99Z",
          "+999999999-12-31T23:59:59Z",
          "====",
          "H4sIAAAAAAAA",
          "x".repeat(70_000));

  private static final List<JsonNode> OTHERS =
      List.of(
          JSON.nullNode(),
          JSON.booleanNode(true),
          JSON.numberNode(-1),
          JSON.numberNode(1.5e300),
          JSON.textNode("other"),
          JSON.arrayNode(),
          JSON.arrayNode().add(JSON.objectNode()),
          JSON.objectNode(),
          JSON.objectNode().put("S", "x"));

  byte[] of(JsonNode golden, Random random) {
    ObjectNode event = golden.deepCopy();
    switch (this) {
      case WRONG_TYPE -> replace(event, random, OTHERS.get(random.nextInt(OTHERS.size())));
      case TEXT_HOSTILE -> text(event, random);
      case MEMBER_MISSING -> remove(event, random);
      case MEMBER_UNKNOWN -> objects(event).forEach(each -> each.set("x", OTHERS.get(7)));
      case BATCH_EMPTY -> event.withArrayProperty("Records").removeAll();
      case BATCH_HUGE -> grow(event.withArrayProperty("Records"), random);
      default -> {}
    }
    byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
    return switch (this) {
      case TRUNCATED -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case BYTE_CHANGED -> changed(bytes, random);
      default -> bytes;
    };
  }

  private static byte[] changed(byte[] bytes, Random random) {
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    return bytes;
  }

  private static void replace(ObjectNode event, Random random, JsonNode value) {
    List<ObjectNode> objects = objects(event);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    object.set(name(object, random), value);
  }

  private static void remove(ObjectNode event, Random random) {
    List<ObjectNode> objects = objects(event);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    object.remove(name(object, random));
  }

  private static void text(ObjectNode event, Random random) {
    List<ObjectNode> objects = new ArrayList<>(objects(event));
    objects.removeIf(each -> each.properties().stream().noneMatch(m -> m.getValue().isTextual()));
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> names = new ArrayList<>();
    object.properties().stream()
        .filter(member -> member.getValue().isTextual())
        .forEach(member -> names.add(member.getKey()));
    String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
    object.set(names.get(random.nextInt(names.size())), TextNode.valueOf(hostile));
  }

  private static String name(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
  }

  /** Repeats the records under ids of their own. */
  private static void grow(ArrayNode records, Random random) {
    int first = records.size();
    for (int i = 0; first > 0 && i < 50 + random.nextInt(200); i++) {
      ObjectNode copy = records.get(i % first).deepCopy();
      for (ObjectNode each : objects(copy)) {
        for (String id : List.of("messageId", "sequenceNumber", "SequenceNumber", "eventID")) {
          if (each.has(id)) {
            each.put(id, each.get(id).textValue() + i);
          }
        }
        if (each.has("sequencer")) {
          each.put("sequencer", "0A" + i);
        }
      }
      records.add(copy);
    }
  }

  private static List<ObjectNode> objects(JsonNode node) {
    List<ObjectNode> objects = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> objects.addAll(objects(child)));
    return objects;
  }
}
