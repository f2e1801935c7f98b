// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static dev.sampan.contract.Capability.CLOUD_EVENTS;
import static dev.sampan.contract.Capability.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.RejectedException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a direct call and a CloudEvent owe. */
interface DirectRules extends Rules {

  @Clause("RFC 8259: the payload and the result keep every character")
  @Test
  default void a_payload_comes_back_as_the_handlers_result() throws Exception {
    needs(DIRECT);
    try (var function = called(new Probe.Json((in, c) -> Map.of("back", in.get("text"))))) {

      var answer = function.direct("{\"text\":\"\\\"舢舨\\\" \\u0001 \\ud83d\\udef6 \\\\\"}");

      assertThat(json(answer)).startsWith("{\"back\":\"\\\"舢舨\\\" \\u0001 ").endsWith(" \\\\\"}");
    }
  }

  @Clause("Sampan: a payload may be any JSON, also one that looks like another trigger's")
  @Test
  default void a_typed_payload_is_bound() throws Exception {
    needs(DIRECT);
    try (var function =
        called(new Probe.Payload((item, c) -> new Probe.Item(item.name(), item.count() + 1)))) {

      assertThat(json(function.direct("{\"name\":\"a\",\"count\":1}")))
          .isEqualTo("{\"name\":\"a\",\"count\":2}");
    }
  }

  @Clause("api.md (b) 3: no result is null")
  @Test
  default void no_result_is_null() throws Exception {
    needs(DIRECT);
    try (var function = called(new Probe.Json((in, c) -> null))) {

      assertThat(json(function.direct("{}"))).isIn("null", "");
    }
  }

  @Clause("the platform's error form: what failed, and why")
  @Test
  default void an_exception_is_the_platforms_error() throws Exception {
    needs(DIRECT);
    try (var function = called(failing(new IllegalStateException("boom-4711")))) {

      var error = error(function.direct("{}"));

      assertThat(error.text()).contains("boom-4711");
      assertThat(error.type()).isIn("", "java.lang.IllegalStateException");
    }
  }

  @Clause("Sampan: a refused payload is a failure to the caller, with its reason")
  @Test
  default void a_rejected_payload_is_the_platforms_error() throws Exception {
    needs(DIRECT);
    try (var function = called(failing(new RejectedException("stock", "nothing is left")))) {

      assertThat(error(function.direct("{}")).text()).contains("nothing is left");
    }
  }

  @Clause("Sampan: bad input fails its call only")
  @Test
  default void a_payload_that_is_no_json_fails_and_the_next_works() throws Exception {
    needs(DIRECT);
    try (var function = called(new Probe.Json((in, c) -> in))) {

      assertThat(function.direct("{\"a\":")).isInstanceOf(DirectAnswer.Failed.class);
      assertThat(json(function.direct("{\"a\":1}"))).isEqualTo("{\"a\":1}");
    }
  }

  @Clause("Sampan: a result that is no JSON is a failure, never silence")
  @Test
  default void a_result_that_json_cannot_say_is_an_error() throws Exception {
    needs(DIRECT);
    var endless = new HashMap<String, Object>();
    endless.put("self", endless);
    try (var function = called(new Probe.Json((in, c) -> endless))) {

      assertThat(function.direct("{}")).isInstanceOf(DirectAnswer.Failed.class);
    }
  }

  @Clause("CloudEvents 1.0.2 §2, JSON format §2: attributes and data arrive")
  @Test
  default void a_cloud_event_arrives_with_its_attributes() throws Exception {
    needs(CLOUD_EVENTS);
    var seen = new AtomicReference<>("");
    var handler =
        new Probe.Text(
            (e, c) -> {
              seen.set(
                  String.join(
                      "|",
                      e.getId(),
                      e.getSource().toString(),
                      e.getType(),
                      e.getSubject(),
                      String.valueOf(e.getExtension("partitionkey")),
                      e.payload()));
              return null;
            });
    try (var function = queued(handler)) {

      var settled = function.cloudEvent(EVENT);

      assertThat(settled).isEqualTo(Settlement.DONE);
      assertThat(seen.get()).isEqualTo("e-1|/shop/1|order.placed|o-1|k-1|one \"sampan\" 舢舨");
    }
  }

  @Clause("CloudEvents 1.0.2 §3.1: an event without a required attribute is none")
  @Test
  default void a_cloud_event_without_an_id_is_not_handled() throws Exception {
    needs(CLOUD_EVENTS);
    var seen = new AtomicReference<>("nothing");
    var handler =
        new Probe.Text(
            (e, c) -> {
              seen.set(e.getId());
              return null;
            });
    try (var function = queued(handler)) {

      var settled = function.cloudEvent(EVENT.replace("\"id\":\"e-1\",", ""));

      assertThat(settled).isNotEqualTo(Settlement.DONE);
      assertThat(seen.get()).isEqualTo("nothing");
    }
  }

  /** A structured CloudEvent. */
  String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/shop/1\",\"type\":\"order.placed\","
          + "\"subject\":\"o-1\",\"partitionkey\":\"k-1\",\"datacontenttype\":\"text/plain\","
          + "\"data\":\"one \\\"sampan\\\" 舢舨\"}";

  private static Probe.Json failing(RuntimeException thrown) {
    return new Probe.Json(
        (input, context) -> {
          throw thrown;
        });
  }

  private static String json(DirectAnswer answer) {
    assertThat(answer).isInstanceOf(DirectAnswer.Result.class);
    return ((DirectAnswer.Result) answer).json();
  }

  private static DirectAnswer.Failed error(DirectAnswer answer) {
    assertThat(answer).isInstanceOf(DirectAnswer.Failed.class);
    return (DirectAnswer.Failed) answer;
  }
}
