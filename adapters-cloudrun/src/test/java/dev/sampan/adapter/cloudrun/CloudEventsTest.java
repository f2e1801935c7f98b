// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Event;
import dev.sampan.EventTypes;
import dev.sampan.NewEvent;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class CloudEventsTest {
  private static final String PATH = "POST /_sampan/events/bus";
  private static final String BINARY =
      "ce-specversion: 1.0\r\nce-id: e-1\r\nce-source: /shops/17\r\nce-type: order.placed\r\n"
          + "ce-subject: Euro%20%E2%82%AC\r\nce-partitionkey: k\r\nContent-Type: text/plain\r\n";
  private static final String STRUCTURED =
      "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/shops/17\",\"type\":\"order.placed\","
          + "\"subject\":\"Euro €\",\"partitionkey\":\"k\",\"datacontenttype\":\"text/plain\","
          + "\"data\":\"hello\"}";

  @Test
  void an_event_in_binary_mode_arrives() throws Exception {
    Seen seen = Seen.andDone();
    try (Deployed function = Deployed.of(seen)) {
      assertThat(function.send(PATH, BINARY, "hello")).startsWith("HTTP/1.1 204 ");
      assertArrived(seen.event());
    }
  }

  @Test
  void an_event_in_structured_mode_arrives() throws Exception {
    Seen seen = Seen.andDone();
    try (Deployed function = Deployed.of(seen)) {
      String type = "Content-Type: Application/CloudEvents+JSON; charset=UTF-8\r\n";

      assertThat(function.send(PATH, type, STRUCTURED)).startsWith("HTTP/1.1 204 ");
      assertArrived(seen.event());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ce-id: e-1                | ce-x: 1                     | 400 | CloudEvent id",
        "ce-id: e-1                | ce-id:                      | 400 | CloudEvent id",
        "ce-specversion: 1.0       | ce-specversion: 2.0         | 400 | CloudEvent specversion",
        "ce-subject: Euro%20%E2%82%AC | ce-subject: %C0%A0       | 400 | CloudEvent subject",
        "ce-subject: Euro%20%E2%82%AC | ce-subject: a%0D%0Ab     | 400 | CloudEvent subject",
        "ce-partitionkey: k        | ce-time: today              | 400 | CloudEvent time",
        "Content-Type: text/plain  | Content-Type: application/cloudevents-batch+json | 415 | batch",
        "Content-Type: text/plain  | Content-Type: application/cloudevents+xml | 415 | JSON format",
      })
  void an_event_that_breaks_a_rule_is_refused_and_reaches_nobody(
      String line, String instead, int status, String said) throws Exception {
    Seen seen = Seen.andDone();
    try (Deployed function = Deployed.of(seen)) {
      String reply = function.send(PATH, BINARY.replace(line, instead), "hello");

      assertThat(reply).startsWith("HTTP/1.1 " + status + " ").contains(said);
      assertThat(seen.events).isEmpty();
      assertThat(function.log()).contains("An event was refused.", said);
    }
  }

  @Test
  void an_event_in_reply_is_sent_with_200() throws Exception {
    Seen seen = Seen.and(event -> NewEvent.of("order.seen", "yes").withSubject("é\r\nx: y"));
    try (Deployed function = Deployed.of(seen)) {
      assertThat(function.send(PATH, BINARY, "hello")).doesNotContain("\r\nx: y");
    }
    Seen fine = Seen.and(event -> NewEvent.of("order.seen", "yes").withSubject("é"));
    try (Deployed function = Deployed.of(fine)) {
      assertThat(function.send(PATH, BINARY, "hello"))
          .startsWith("HTTP/1.1 200 ")
          .contains("ce-type: order.seen\r\n", "ce-subject: %C3%A9\r\n", "ce-specversion: 1.0\r\n")
          .contains("yes");
    }
  }

  @Test
  void a_result_that_is_no_new_event_is_no_reply() throws Exception {
    try (Deployed function = Deployed.of(Seen.and(event -> "a result"))) {
      assertThat(function.send(PATH, BINARY, "hello")).startsWith("HTTP/1.1 204 ");
    }
  }

  @Test
  void a_rejection_is_final_on_knative_alone() throws Exception {
    RuntimeException rejected = new RejectedException("bad-order", "no such item");
    try (Deployed function = Deployed.of(Seen.andThrows(rejected))) {
      assertThat(function.send(PATH, BINARY, "hello")).startsWith("HTTP/1.1 503 ");
    }
    try (Deployed function =
        Deployed.with("CLOUDRUN_EVENTING", "knative", Seen.andThrows(rejected))) {
      assertThat(function.send(PATH, BINARY, "hello")).startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void a_failure_on_knative_is_to_come_again() throws Exception {
    RuntimeException failed = new RetryableException("later");
    try (Deployed function =
        Deployed.with("CLOUDRUN_EVENTING", "knative", Seen.andThrows(failed))) {
      assertThat(function.send(PATH, BINARY, "hello")).startsWith("HTTP/1.1 503 ");
    }
  }

  @Test
  void a_message_that_eventarc_wraps_is_the_message() throws Exception {
    Seen seen = Seen.andDone();
    String headers =
        BINARY.replace("order.placed", "google.cloud.pubsub.topic.v1.messagePublished");
    String data =
        "{\"message\":{\"data\":\"aGVsbG8=\",\"messageId\":\"m-1\"},"
            + "\"subscription\":\"projects/p/subscriptions/s\"}";
    try (Deployed function = Deployed.of(seen)) {
      String reply = function.send("POST /_sampan/events/orders", headers, data);

      assertThat(reply).startsWith("HTTP/1.1 204 ");
      assertThat(seen.event().payload()).isEqualTo("hello");
      assertThat(seen.event().getType()).isEqualTo(EventTypes.QUEUE_MESSAGE);
    }
  }

  @Test
  void an_event_arrives_on_a_route_of_an_event_function_too() throws Exception {
    Seen seen = Seen.andDone();
    try (Deployed function = Deployed.of(seen)) {
      assertThat(function.send("POST /", BINARY, "hello")).startsWith("HTTP/1.1 204 ");
      assertThat(seen.event().payload()).isEqualTo("hello");
    }
  }

  @Test
  void only_triggers_of_events_have_a_path_and_only_for_post() throws Exception {
    Seen seen = Seen.andDone();
    try (Deployed function = Deployed.of(seen)) {
      assertThat(function.send("POST /_sampan/events/none", BINARY, "x"))
          .startsWith("HTTP/1.1 404");
      assertThat(function.send("POST /_sampan/events/web", BINARY, "x")).startsWith("HTTP/1.1 404");
      assertThat(function.send("POST /_sampan/events/", BINARY, "x")).startsWith("HTTP/1.1 404 ");
      assertThat(function.get("/_sampan/events/bus"))
          .startsWith("HTTP/1.1 405 ")
          .contains("allow: POST\r\n");
      assertThat(seen.events).isEmpty();
    }
  }

  private static void assertArrived(Event<String> event) {
    assertThat(event.getId()).isEqualTo("e-1");
    assertThat(event.getSource().toString()).isEqualTo("/shops/17");
    assertThat(event.getType()).isEqualTo("order.placed");
    assertThat(event.getSubject()).isEqualTo("Euro €");
    assertThat(event.payload()).isEqualTo("hello");
    assertThat(event.delivery().source()).isEqualTo("bus");
    assertThat(event.delivery().orderingKey()).isEqualTo("k");
    assertThat(event.delivery().attempt()).isEqualTo(1);
  }
}
