// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Spoils golden JSON as senders do and as nobody should: members of other types, missing, unknown
 * or deep, hostile texts, empty and huge lists, text that ends early. The same seed spoils the same
 * way.
 */
public final class Mutation {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "None",
          "null",
          "-1",
          "99999999999999999999",
          "1e400",
          "2026-13-45T99:99:99Z",
          "+1000000000-01-01T00:00:00Z",
          "half \uD83C",
          "nul \u0000 bell \u0007",
          "line\r\nX-Injected: yes",
          "../../etc/passwd",
          "//host\\path#?%zz",
          "%",
          "\u202E\uFFFE",
          "x".repeat(20_000));

  private final SplittableRandom random;

  private Mutation(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The JSON text, spoilt; not well formed once in eight times. */
  public static byte[] of(byte[] json, long seed) {
    return new Mutation(seed).spoil(json);
  }

  private byte[] spoil(byte[] json) {
    try {
      if (random.nextInt(8) == 0) {
        return Arrays.copyOf(json, random.nextInt(json.length));
      }
      JsonNode root = MAPPER.readTree(json);
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        spoilOne(root);
      }
      return MAPPER.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void spoilOne(JsonNode root) {
    List<JsonNode> parents = new ArrayList<>();
    collect(root, parents);
    if (!parents.isEmpty()) {
      JsonNode parent = parents.get(random.nextInt(parents.size()));
      if (parent instanceof ObjectNode object) {
        spoil(object);
      } else if (parent instanceof ArrayNode array) {
        spoil(array);
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode()) {
      parents.add(node);
      node.forEach(each -> collect(each, parents));
    }
  }

  private void spoil(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || random.nextInt(5) == 0) {
      object.set("unknown" + random.nextInt(3), value());
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(3) == 0) {
      object.remove(name);
    } else {
      object.set(name, value());
    }
  }

  private void spoil(ArrayNode array) {
    switch (random.nextInt(4)) {
      case 0 -> array.removeAll();
      case 1 -> array.add(value());
      case 2 -> repeat(array);
      default -> array.insert(0, value());
    }
  }

  private void repeat(ArrayNode array) {
    int size = array.size();
    for (int i = 0; size > 0 && i < 500; i++) {
      array.add(array.get(i % size).deepCopy());
    }
  }

  private JsonNode value() {
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(random.nextDouble() * 1e300);
      case 4 -> NODES.numberNode(new BigInteger("9".repeat(60)));
      case 5 -> NODES.arrayNode().add(text()).add(NODES.objectNode());
      case 6 -> NODES.objectNode().put("deep", text());
      default -> NODES.textNode(text());
    };
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
