// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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

  private static final List<String> IDS =
      List.of(
          "messageId",
          "sequenceNumber",
          "SequenceNumber",
          "eventID",
          "messageID",
          "_data",
          "sequencer");

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

  /** A spoilt copy; each place of the event, and of the JSON within it, gets its turn. */
  byte[] of(FuzzGolden golden, Random random) {
    int turn = golden.turn(this);
    boolean inside = golden.holdsText() && turn % 2 == 1;
    ObjectNode target = inside ? golden.inner() : golden.event();
    spoil(target, golden.holdsText() ? turn / 2 : turn, random);
    byte[] bytes = inside ? golden.around(target) : FuzzGolden.bytes(target);
    return switch (this) {
      case TRUNCATED -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case BYTE_CHANGED -> changed(bytes, random);
      default -> bytes;
    };
  }

  /** How many turns it takes until each place of an event was spoilt. */
  static int turns(FuzzGolden golden) {
    int outside = places(golden.event()).size();
    return golden.holdsText() ? 2 * Math.max(outside, places(golden.inner()).size()) : outside;
  }

  /** How many wrong types there are for a place. */
  static int wrongTypes() {
    return OTHERS.size();
  }

  private void spoil(ObjectNode event, int turn, Random random) {
    List<Place> places = places(event);
    Place place = places.get(turn % places.size());
    switch (this) {
      case WRONG_TYPE -> place.set(OTHERS.get(turn / places.size() % OTHERS.size()));
      case TEXT_HOSTILE -> text(places, turn, random);
      case MEMBER_MISSING -> place.object().remove(place.name());
      case MEMBER_UNKNOWN -> objects(event).forEach(each -> each.set("x", OTHERS.get(7)));
      case BATCH_EMPTY -> batches(event).forEach(ArrayNode::removeAll);
      case BATCH_HUGE -> batches(event).stream().findFirst().ifPresent(b -> grow(b, random));
      default -> {}
    }
  }

  private static byte[] changed(byte[] bytes, Random random) {
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    return bytes;
  }

  private static void text(List<Place> places, int turn, Random random) {
    List<Place> texts = places.stream().filter(place -> place.value().isTextual()).toList();
    if (!texts.isEmpty()) {
      String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
      texts.get(turn % texts.size()).set(TextNode.valueOf(hostile));
    }
  }

  /** One member of one object of an event. */
  private record Place(ObjectNode object, String name) {
    JsonNode value() {
      return object.path(name);
    }

    void set(JsonNode value) {
      object.set(name, value);
    }
  }

  private static List<Place> places(ObjectNode event) {
    List<Place> places = new ArrayList<>();
    for (ObjectNode object : objects(event)) {
      object.fieldNames().forEachRemaining(name -> places.add(new Place(object, name)));
    }
    return places;
  }

  /** The lists of objects at the top, or within an object at the top. */
  private static List<ArrayNode> batches(ObjectNode event) {
    List<ArrayNode> batches = new ArrayList<>();
    for (JsonNode top : event) {
      for (JsonNode each : top.isObject() ? top : List.of(top)) {
        if (each instanceof ArrayNode list && list.path(0).isObject()) {
          batches.add(list);
        }
      }
    }
    return batches;
  }

  /** Repeats the records under ids of their own. */
  private static void grow(ArrayNode records, Random random) {
    int first = records.size();
    for (int i = 0; first > 0 && i < 50 + random.nextInt(200); i++) {
      ObjectNode copy = records.get(i % first).deepCopy();
      for (ObjectNode each : objects(copy)) {
        for (String id : IDS) {
          if (each.path(id).isTextual()) {
            each.put(id, each.get(id).textValue() + i);
          }
        }
        if (each.path("offset").isNumber()) {
          each.put("offset", 1000L + i);
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
