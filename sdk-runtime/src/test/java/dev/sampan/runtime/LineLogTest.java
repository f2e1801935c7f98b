// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Log;
import dev.sampan.Trace;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LineLogTest {

  private final Surroundings surroundings = new Surroundings();

  @Test
  void text_has_time_invocation_level_and_message() {
    Log log = log("lambda");
    log.debug("one");
    log.info("two");
    log.warn("three");
    log.error("four");

    assertThat(surroundings.log().lines())
        .containsExactly(
            "2026-11-23T12:00:00.000Z call-7 DEBUG one",
            "2026-11-23T12:00:00.000Z call-7 INFO two",
            "2026-11-23T12:00:00.000Z call-7 WARN three",
            "2026-11-23T12:00:00.000Z call-7 ERROR four");
  }

  @Test
  void no_message_can_forge_a_line() {
    log("scf").info("harmless\n2026-11-23T12:00:00.000Z call-8 ERROR forged\r\nlast");

    assertThat(surroundings.log().lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("2026-11-23T12:00:00.000Z call-7 INFO "));
  }

  @Test
  void a_trace_follows_its_message() {
    log("lambda").error("failed", new IllegalStateException("no disk"));

    assertThat(surroundings.log().lines())
        .startsWith(
            "2026-11-23T12:00:00.000Z call-7 ERROR failed",
            "2026-11-23T12:00:00.000Z call-7 ERROR java.lang.IllegalStateException: no disk")
        .allMatch(line -> line.contains(" call-7 ERROR "));
  }

  @Test
  void on_cloud_run_a_record_is_one_line_of_json() throws Exception {
    log("cloudrun").warn("a \"quoted\"\n\ttext\u0001 with \\ and 你好 😀");

    assertThat(surroundings.log().lines()).hasSize(1);
    Map<?, ?> record = new ObjectMapper().readValue(surroundings.log(), Map.class);
    assertThat(record)
        .isEqualTo(
            Map.of(
                "severity",
                "WARNING",
                "time",
                "2026-11-23T12:00:00.000Z",
                "invocation",
                "call-7",
                "message",
                "a \"quoted\"\n\ttext\u0001 with \\ and 你好 😀"));
  }

  @Test
  void on_cloud_run_a_record_names_its_trace() throws Exception {
    Trace trace = new Trace("00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988-01", "");
    surroundings.variables.put("GOOGLE_CLOUD_PROJECT", "shop-1");

    LineLog.of("cloudrun", surroundings.environment(), "call-7", trace).info("traced");

    Map<?, ?> record = new ObjectMapper().readValue(surroundings.log(), Map.class);
    assertThat(record.get("logging.googleapis.com/trace"))
        .isEqualTo("projects/shop-1/traces/6b7d1f0e2c934a58b1e07f3d9c5a4e21");
    assertThat(record.get("logging.googleapis.com/spanId")).isEqualTo("1f2e3d4c5b6a7988");
    assertThat(record.get("logging.googleapis.com/trace_sampled")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988",
        "00-6b7d1f0e2c934a58b1e07f3d9c5a4e2\"-1f2e3d4c5b6a7988-01"
      })
  void what_is_no_trace_is_left_out(String traceparent) {
    Trace trace = new Trace(traceparent, "");

    LineLog.of("cloudrun", surroundings.environment(), "call-7", trace).info("untraced");

    assertThat(surroundings.log()).endsWith("\"message\":\"untraced\"}\n");
  }

  @Test
  void outside_of_an_invocation_there_is_no_id() {
    LineLog.of("lambda", surroundings.environment(), "").info("starting");

    assertThat(surroundings.log()).isEqualTo("2026-11-23T12:00:00.000Z - INFO starting\n");
  }

  @ParameterizedTest
  @CsvSource({
    "SAMPAN_LOG_LEVEL, debug, DEBUG INFO WARN ERROR",
    "SAMPAN_LOG_LEVEL, info, INFO WARN ERROR",
    "SAMPAN_LOG_LEVEL, WARN, WARN ERROR",
    "SAMPAN_LOG_LEVEL, error, ERROR",
    "SAMPAN_LOG_LEVEL, loud, DEBUG INFO WARN ERROR",
    "AWS_LAMBDA_LOG_LEVEL, TRACE, DEBUG INFO WARN ERROR",
    "AWS_LAMBDA_LOG_LEVEL, WARN, WARN ERROR",
    "AWS_LAMBDA_LOG_LEVEL, FATAL, ''",
  })
  void writes_from_the_level_on_that_is_set(String variable, String level, String written) {
    surroundings.variables.put(variable, level);

    assertThat(levels("lambda")).isEqualTo(written);
  }

  @Test
  void lambdas_level_counts_on_lambda_only_and_not_beside_our_own() {
    surroundings.variables.put("AWS_LAMBDA_LOG_LEVEL", "ERROR");
    assertThat(levels("scf")).isEqualTo("DEBUG INFO WARN ERROR");

    surroundings.variables.put("SAMPAN_LOG_LEVEL", "warn");
    assertThat(levels("lambda")).endsWith("ERROR WARN ERROR");
  }

  @Test
  void on_lambda_a_record_is_json_if_the_function_is_configured_so() throws Exception {
    surroundings.variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");

    LineLog.ofTenant("lambda", surroundings.environment(), "call-7", "a \"b\"").warn("one\ntwo");
    log("lambda").error("no tenant");
    LineLog.of("lambda", surroundings.environment(), "").info("starting");

    ObjectMapper json = new ObjectMapper();
    String time = "\"timestamp\":\"2026-11-23T12:00:00.000Z\",";
    assertThat(surroundings.log().lines().toList())
        .containsExactly(
            "{"
                + time
                + "\"message\":\"one\\ntwo\",\"level\":\"WARN\",\"AWSRequestId\":\"call-7\","
                + "\"tenantId\":\"a \\\"b\\\"\"}",
            "{"
                + time
                + "\"message\":\"no tenant\",\"level\":\"ERROR\",\"AWSRequestId\":\"call-7\"}",
            "{" + time + "\"message\":\"starting\",\"level\":\"INFO\"}")
        .allSatisfy(line -> assertThat(json.readTree(line).isObject()).isTrue());
  }

  @Test
  void lambdas_format_counts_on_lambda_only_and_text_stays_text() {
    surroundings.variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
    log("scf").info("one");
    surroundings.variables.put("AWS_LAMBDA_LOG_FORMAT", "Text");
    log("lambda").info("two");

    assertThat(surroundings.log().lines())
        .containsExactly(
            "2026-11-23T12:00:00.000Z call-7 INFO one", "2026-11-23T12:00:00.000Z call-7 INFO two");
  }

  private String levels(String platform) {
    Log log = log(platform);
    log.debug("x");
    log.info("x");
    log.warn("x");
    log.error("x");
    return surroundings
        .log()
        .lines()
        .map(it -> it.split(" ", -1)[2])
        .collect(Collectors.joining(" "));
  }

  private Log log(String platform) {
    return LineLog.of(platform, surroundings.environment(), "call-7");
  }
}
