// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.EventTypes;
import dev.sampan.Handler;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.NewEvent;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class PubsubPushTest {
  private static final String CAMEL =
      "{\"message\":{\"data\":\"aGVsbG8=\",\"attributes\":{\"k\":\"v\"},\"messageId\":\"m-1\","
          + "\"publishTime\":\"2026-01-02T03:04:05.678Z\",\"orderingKey\":\"shop\"},"
          + "\"subscription\":\"projects/p/subscriptions/s\",\"deliveryAttempt\":3}";
  private static final String SNAKE =
      "{\"delivery_attempt\":3,\"subscription\":\"projects/p/subscriptions/s\","
          + "\"message\":{\"ordering_key\":\"shop\",\"publish_time\":\"2026-01-02T03:04:05.678Z\","
          + "\"message_id\":\"m-1\",\"attributes\":{\"k\":\"v\"},\"data\":\"aGVsbG8=\",\"new\":[{}]}}";
  private static final String LEAST =
      "{\"message\":{\"messageId\":\"m-1\"},\"subscription\":\"projects/p/subscriptions/s\"}";

  @ParameterizedTest
  @ValueSource(strings = {CAMEL, SNAKE})
  void a_push_is_a_queues_message_in_either_spelling(String push) throws Exception {
    Seen seen = Seen.andDone();
    try (Deployed function = Deployed.of(seen)) {
      String reply = function.push("orders", push);

      assertThat(reply).startsWith("HTTP/1.1 204 ");
      Event<String> event = seen.event();
      assertThat(event.payload()).isEqualTo("hello");
      assertThat(event.getId()).isEqualTo("m-1");
      assertThat(event.getType()).isEqualTo(EventTypes.QUEUE_MESSAGE);
      assertThat(event.getSource())
          .isEqualTo(URI.create("//pubsub.googleapis.com/projects/p/subscriptions/s"));
      assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-01-02T03:04:05.678Z"));
      assertThat(event.getExtension("nativetype"))
          .isEqualTo("google.cloud.pubsub.topic.v1.messagePublished");
      assertThat(event.delivery().trigger()).isEqualTo(Trigger.QUEUE);
      assertThat(event.delivery().source()).isEqualTo("orders");
      assertThat(event.delivery().attempt()).isEqualTo(3);
      assertThat(event.delivery().orderingKey()).isEqualTo("shop");
      assertThat(event.delivery().attributes()).isEqualTo(Map.of("k", "v"));
      assertThat(seen.contexts.get(0).attempt()).isEqualTo(3);
    }
  }

  @Test
  void what_a_push_leaves_out_has_a_default() throws Exception {
    Seen seen = Seen.andDone();
    try (Deployed function = Deployed.of(seen)) {
      function.push("news", LEAST);

      Event<String> event = seen.event();
      assertThat(event.payload()).isEmpty();
      assertThat(event.getType()).isEqualTo(EventTypes.TOPIC_MESSAGE);
      assertThat(event.getTime()).isNull();
      assertThat(event.delivery().attempt()).isEqualTo(1);
      assertThat(event.delivery().orderingKey()).isNull();
      assertThat(event.delivery().attributes()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"message\":",
        "{\"message\":null}",
        "{\"message\":{\"data\":\"aGVsbG8=\"}}",
        "{\"message\":{\"messageId\":\"\"}}",
        "{\"message\":{\"messageId\":7}}",
        "{\"message\":{\"messageId\":\"1\",\"data\":\"%%%\"}}",
        "{\"message\":{\"messageId\":\"1\",\"data\":{}}}",
        "{\"message\":{\"messageId\":\"1\",\"attributes\":{\"a\":1}}}",
        "{\"message\":{\"messageId\":\"1\",\"attributes\":[]}}",
        "{\"message\":{\"messageId\":\"1\",\"publishTime\":\"now\"}}",
        "{\"message\":{\"messageId\":\"1\"},\"subscription\":\"a b\"}",
        "{\"message\":{\"messageId\":\"1\"},\"deliveryAttempt\":\"1\"}",
        "{\"message\":{\"messageId\":\"1\"},\"deliveryAttempt\":99999999999}",
        "{\"message\":{\"messageId\":\"1\"}} more",
      })
  void what_is_no_push_is_not_acknowledged_and_reaches_nobody(String body) throws Exception {
    Seen seen = Seen.andDone();
    try (Deployed function = Deployed.of(seen)) {
      String reply = function.push("orders", body);

      assertThat(reply)
          .startsWith("HTTP/1.1 400 ")
          .contains("application/problem+json", "Pub/Sub push: ");
      assertThat(seen.events).isEmpty();
      assertThat(function.log()).contains("\"severity\":\"WARNING\"", "Pub/Sub push: ");
    }
  }

  @Test
  void a_failure_is_not_acknowledged_and_tells_nothing() throws Exception {
    try (Deployed function = Deployed.of(Seen.andThrows(new IllegalStateException("secret")))) {
      String reply = function.push("orders", CAMEL);

      assertThat(reply).startsWith("HTTP/1.1 503 ").endsWith("\r\n\r\n");
      assertThat(reply).doesNotContainIgnoringCase("secret", "retry-after");
      assertThat(function.log()).contains("\"severity\":\"ERROR\"", "secret");
    }
  }

  @Test
  void a_retry_says_after_how_many_whole_seconds() throws Exception {
    RuntimeException later = new RetryableException("later", Duration.ofMillis(1500));
    try (Deployed function = Deployed.of(Seen.andThrows(later))) {
      assertThat(function.push("orders", CAMEL))
          .startsWith("HTTP/1.1 503 ")
          .contains("retry-after: 2\r\n");
    }
  }

  @Test
  void a_rejection_is_reported_as_failed_and_logged_as_an_error() throws Exception {
    RuntimeException rejected = new RejectedException("bad-order", "no such item");
    try (Deployed function =
        Deployed.with("CLOUDRUN_EVENTING", "knative", Seen.andThrows(rejected))) {
      assertThat(function.push("orders", CAMEL)).startsWith("HTTP/1.1 503 ");
      assertThat(function.log()).contains("\"severity\":\"ERROR\"", "m-1", "bad-order");
    }
  }

  @Test
  void a_rejection_is_dropped_where_the_manifest_says_so() throws Exception {
    RuntimeException rejected = new RejectedException("bad-order", "no such item");
    try (Deployed function = Deployed.with("onReject", "drop", Seen.andThrows(rejected))) {
      assertThat(function.push("orders", CAMEL)).startsWith("HTTP/1.1 204 ");
      assertThat(function.log()).contains("\"severity\":\"ERROR\"", "m-1", "dropped");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 409, 422, 429, 500})
  void a_status_of_the_function_is_never_the_status_of_a_delivery(int status) throws Exception {
    try (Deployed function = Deployed.of(Seen.andThrows(new HttpException(status, "no")))) {
      assertThat(function.push("orders", CAMEL)).startsWith("HTTP/1.1 503 ");
    }
  }

  @Test
  void a_push_takes_no_event_as_its_answer() throws Exception {
    try (Deployed function = Deployed.of(Seen.and(event -> NewEvent.of("com.example.x", "y")))) {
      assertThat(function.push("orders", CAMEL)).startsWith("HTTP/1.1 204 ");
    }
  }

  @Test
  void a_push_to_a_path_of_the_function_is_a_request_and_no_event() throws Exception {
    try (Deployed function = Deployed.of(new Echo())) {
      String reply = function.send("POST /orders", "Content-Type: application/json\r\n", CAMEL);

      assertThat(reply).startsWith("HTTP/1.1 200 ").endsWith(CAMEL);
    }
  }

  private static final class Echo implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.text(200, request.body().text());
    }
  }
}
