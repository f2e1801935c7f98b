// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read and written without data binding is what data binding reads and writes. */
final class PlainRecordTest {

  private static final long SEED = 20261123;

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-7",
          "2147483648",
          "9223372036854775808",
          "1.5",
          "1e400",
          "1.0",
          "\"\"",
          "\"text\"",
          "\"7\"",
          "\"true\"",
          "\"\\ud83d\\ude00 \\u0001\"",
          "\"NaN\"",
          "[]",
          "{}",
          "[null]",
          "[\"a\",1]",
          "{\"a\":{\"b\":[1]}}",
          "[[\"a\"],[\"b\",null]]",
          "{\"a\":1,\"a\":2}",
          "{\"unit\":\"kg\",\"factor\":2}",
          "{\"unit\":\"kg\"}",
          "[{\"unit\":\"kg\",\"factor\":0.1},null]",
          "nul",
          "[",
          "\"open");

  private static final List<String> NAMES =
      List.of(
          "text", "yes", "may", "count", "counted", "total", "ratio", "unit", "names", "units",
          "nested", "byName", "unknown", "factor");

  record Unit(String unit, double factor) {}

  record All(
      String text,
      boolean yes,
      Boolean may,
      int count,
      Integer counted,
      long total,
      Double ratio,
      Unit unit,
      List<String> names,
      List<Unit> units,
      List<List<String>> nested,
      Map<String, Unit> byName) {}

  record Boxes(String text, Long total, Double ratio, Boolean may) {}

  record Trimmed(String text) {
    Trimmed {
      text = text == null ? "none" : text.strip();
      if (text.equals("text")) {
        throw new IllegalArgumentException("refused");
      }
    }

    @Override
    public String text() {
      return "<" + text + ">";
    }

    String shout() {
      return text + "!";
    }
  }

  record Renamed(@JsonProperty("text") String name) {}

  record Silent(String text, @JsonIgnore String unit) {}

  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  record Named(String text) {}

  record OnParameter(String text) {
    OnParameter(@JsonProperty("unit") String text) {
      this.text = text;
    }
  }

  record WithGetter(String text) {
    public String getLoud() {
      return text + "!";
    }
  }

  record IsGetter(boolean isOpen) {}

  record Node(String text, Node unit) {}

  record Wide(String text, Object unit) {}

  record Small(short count) {}

  record Empty() {}

  record Two(String text, int count) {
    Two(String text) {
      this(text, 1);
    }
  }

  record Ordered(String text) implements Comparable<Ordered> {
    @Override
    public int compareTo(Ordered other) {
      return text.compareTo(other.text);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Unit.class, All.class, Boxes.class, Trimmed.class})
  void needs_no_data_binding_for_values_of_its_types(Class<?> type) {
    assertThat(PlainRecord.isPlain(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Renamed.class,
        Silent.class,
        Named.class,
        OnParameter.class,
        WithGetter.class,
        IsGetter.class,
        Node.class,
        Wide.class,
        Small.class,
        Empty.class,
        Two.class,
        Ordered.class,
        Object.class,
        Map.class
      })
  void leaves_to_data_binding_what_may_mean_more(Class<?> type) {
    assertThat(PlainRecord.isPlain(type)).isFalse();
  }

  @Test
  void reads_and_writes_a_whole_record_alone() throws Exception {
    String json =
        "{\"text\":\"a\",\"yes\":true,\"may\":null,\"count\":1,\"counted\":2,\"total\":3000000000,"
            + "\"ratio\":0.5,\"unit\":{\"unit\":\"kg\",\"factor\":1.0},\"names\":[\"x\",null],"
            + "\"units\":[],\"nested\":[[\"y\"]],\"byName\":{\"z\":null}}";

    Object read = Objects.requireNonNull(PlainReader.read(utf8(json), All.class));

    assertThat(read).isEqualTo(DataBinding.read(utf8(json), All.class));
    assertThat(PlainTree.write(read)).isEqualTo(utf8(json)).isEqualTo(DataBinding.write(read));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Unit.class,
        All.class,
        Boxes.class,
        Trimmed.class,
        Renamed.class,
        Silent.class,
        Named.class,
        OnParameter.class,
        WithGetter.class,
        IsGetter.class,
        Node.class,
        Wide.class,
        Small.class,
        Two.class,
        Ordered.class
      })
  void gives_what_data_binding_gives(Class<?> type) {
    Random random = new Random(SEED);
    Map<String, Integer> outcomes = new HashMap<>();
    for (int i = 0; i < 4_000; i++) {
      String json = json(random);
      Object alone = PlainReader.read(utf8(json), type);
      Object bound = bound(json, type);
      if (alone != null) {
        assertThat(alone).as(json).isEqualTo(bound);
        assertThat(written(alone)).as(json).isEqualTo(written(bound));
      }
      String outcome = alone != null ? "alone" : bound instanceof Exception ? "refused" : "bound";
      outcomes.merge(outcome, 1, Integer::sum);
    }
    assertThat(outcomes).as("seed " + SEED).containsKey("refused");
    assertThat(outcomes.containsKey("alone")).isEqualTo(PlainRecord.isPlain(type));
  }

  private static String json(Random random) {
    List<String> members = new ArrayList<>();
    if (random.nextBoolean()) {
      members.add("\"yes\":true,\"count\":1,\"total\":2");
    }
    for (int count = random.nextInt(6); count > 0; count--) {
      members.add('"' + any(NAMES, random) + "\":" + any(VALUES, random));
    }
    return '{' + String.join(",", members) + (random.nextInt(50) == 0 ? "} 1" : "}");
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static @Nullable Object bound(String json, Type type) {
    try {
      return DataBinding.read(utf8(json), type);
    } catch (IOException e) {
      return e;
    }
  }

  private static String written(@Nullable Object value) {
    byte[] alone = PlainTree.write(value);
    try {
      byte[] bound = DataBinding.write(value == null ? Map.of() : value);
      assertThat(alone).isIn(null, bound);
      return new String(bound, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
