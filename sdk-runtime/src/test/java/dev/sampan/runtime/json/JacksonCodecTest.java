// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.RejectedException;
import dev.sampan.spi.JsonCodec;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JacksonCodecTest {

  private final JacksonCodec codec = new JacksonCodec();

  record Line(String item, int quantity) {}

  record Order(String id, List<Line> lines, boolean paid) {}

  record Times(
      Instant at, Duration took, LocalDate day, ZoneId zone, Map<LocalDate, DayOfWeek> days) {}

  record Checked(String name) {
    Checked {
      if (name.isEmpty()) {
        throw new RejectedException("name", "Nobody.");
      }
      if (name.equals("illegal")) {
        throw new IllegalArgumentException("secret of the constructor");
      }
    }
  }

  @Test
  void is_the_codec_of_the_class_path() {
    assertThat(JsonCodec.Found.CODEC).isInstanceOf(JacksonCodec.class);
  }

  @Test
  void reads_and_writes_records() {
    String json = "{\"id\":\"1\",\"lines\":[{\"item\":\"tea\",\"quantity\":2}],\"paid\":true}";

    Object order = read(json, Order.class);

    assertThat(order).isEqualTo(new Order("1", List.of(new Line("tea", 2)), true));
    assertThat(write(order)).isEqualTo(json);
  }

  @Test
  void ignores_members_that_it_does_not_know() {
    assertThat(read("{\"item\":\"tea\",\"quantity\":2,\"new\":[{}]}", Line.class))
        .isEqualTo(new Line("tea", 2));
  }

  @Test
  void refuses_what_does_not_fit_and_says_where_without_quoting_it() {
    refuses("{\"item\":\"tea\",\"quantity\":null}", Line.class, "expected a number at quantity");
    refuses("{\"item\":\"tea\"}", Line.class, "expected a number at quantity");
    refuses("{\"lines\":[{},{}]}", Order.class, "lines[0].quantity");
    refuses("{\"lines\":\"secret\"}", Order.class, "expected an array at lines");
    refuses("[]", Line.class, "expected an object");
    refuses("{\"paid\":\"secret\"}", Order.class, "expected true or false at paid");
  }

  @Test
  void refuses_what_is_not_json_and_says_where() {
    refuses("{\n  secret }", Line.class, "not JSON at line 2, column");
    refuses("{\"item\":", Line.class, "ends too soon");
    refuses("", Line.class, "");
    refuses("{\"item\":\"tea\",\"quantity\":2} secret", Line.class, "");
    refuses("[".repeat(100_000), Object.class, "");
  }

  @Test
  void a_constructor_may_say_what_its_refusal_means() {
    assertThatThrownBy(() -> read("{\"name\":\"\"}", Checked.class))
        .isInstanceOf(RejectedException.class);
    refuses("{\"name\":\"illegal\"}", Checked.class, "not accepted");
  }

  @Test
  void times_are_texts_of_iso_8601_both_ways() {
    Times times =
        new Times(
            Instant.parse("2026-11-23T12:00:00.5Z"),
            Duration.ofMinutes(90),
            LocalDate.of(2026, 11, 23),
            ZoneId.of("Asia/Shanghai"),
            Map.of(LocalDate.of(2026, 11, 23), DayOfWeek.MONDAY));

    assertThat(write(times))
        .isEqualTo(
            "{\"at\":\"2026-11-23T12:00:00.500Z\",\"took\":\"PT1H30M\",\"day\":\"2026-11-23\","
                + "\"zone\":\"Asia/Shanghai\",\"days\":{\"2026-11-23\":\"MONDAY\"}}");
    assertThat(read(write(times), Times.class)).isEqualTo(times);
    refuses("{\"at\":\"noon\"}", Times.class, "expected a text of the right form at at");
    refuses("{\"at\":12}", Times.class, "at at");
    refuses("{\"days\":{\"noon\":\"MONDAY\"}}", Times.class, "days");
  }

  @Test
  void writes_plain_trees_as_data_binding_would() throws Exception {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("text", "\"\\/ \b\t\n\f\r\u0001\u001F\u007F é 你好 😀 \u2028");
    tree.put("numbers", List.of(1, -2L, 0.1, 1e300, Double.NaN, Double.NEGATIVE_INFINITY));
    tree.put("nothing", null);
    tree.put("flags", Arrays.asList(true, false, null));
    tree.put("empty", List.of(Map.of(), List.of(), ""));

    assertThat(PlainTree.write(tree)).isNotNull();
    assertThat(write(tree)).isEqualTo(new ObjectMapper().writeValueAsString(tree));
    assertThat(write(null)).isEqualTo("null");
    assertThat(write("text")).isEqualTo("\"text\"");
  }

  @Test
  void leaves_other_trees_to_data_binding() {
    assertThat(write(Map.of("day", DayOfWeek.MONDAY))).isEqualTo("{\"day\":\"MONDAY\"}");
    assertThat(write(List.of(new Line("tea", 2), new BigDecimal("1.50"))))
        .isEqualTo("[{\"item\":\"tea\",\"quantity\":2},1.50]");
    assertThat(write(Map.of(1, new byte[] {1}))).isEqualTo("{\"1\":\"AQ==\"}");
  }

  @Test
  void refuses_what_cannot_be_written_and_names_its_class() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);

    assertThatThrownBy(() -> write(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object cannot be written as JSON");
    assertThatThrownBy(() -> write(endless)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> write("\uD83D half"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("surrogate");
  }

  private @Nullable Object read(String json, Type type) {
    return codec.read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  private String write(@Nullable Object value) {
    return new String(codec.write(value), StandardCharsets.UTF_8);
  }

  private void refuses(String json, Type type, String message) {
    assertThatThrownBy(() -> read(json, type))
        .as(json.length() > 100 ? "long" : json)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("dev.sampan");
  }
}
