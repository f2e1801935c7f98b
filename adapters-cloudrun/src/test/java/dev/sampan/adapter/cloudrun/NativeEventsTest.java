// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Event;
import dev.sampan.EventTypes;
import dev.sampan.LogEntries;
import dev.sampan.ObjectChanged;
import dev.sampan.RecordChanged;
import dev.sampan.ScheduleFired;
import dev.sampan.Trigger;
import dev.sampan.runtime.TriggerEntry;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What services send beside the golden cases, and what the trigger of the index makes of it. */
@Timeout(60)
final class NativeEventsTest {
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String STORAGE = "google.cloud.storage.object.v1.finalized";
  private static final String OBJECT =
      "{\"bucket\":\"b\",\"name\":\"a/b c\",\"size\":\"7\",\"generation\":\"12\"}";

  private final Seen seen = Seen.andDone();

  @Test
  void a_sender_that_asks_is_allowed_to_send() throws Exception {
    try (Deployed function = behind(Trigger.BUS)) {
      String asked = "WebHook-Request-Origin: shop.example\r\nWebHook-Request-Rate: 120\r\n";

      assertThat(function.send("OPTIONS /_sampan/events/it", asked, ""))
          .startsWith("HTTP/1.1 200 ")
          .contains(
              "webhook-allowed-origin: shop.example\r\n",
              "webhook-allowed-rate: *\r\n",
              "allow: POST\r\n");
      assertThat(function.send("OPTIONS /_sampan/events/it", "", "")).startsWith("HTTP/1.1 405 ");
      assertThat(function.send("OPTIONS /_sampan/events/no", asked, "")).startsWith("HTTP/1.1 404");
      assertThat(seen.events).isEmpty();
    }
  }

  @Test
  void a_push_without_a_wrapper_has_its_metadata_and_attributes_in_headers() throws Exception {
    String headers =
        "x-goog-pubsub-message-id: m-9\r\n"
            + "x-goog-pubsub-publish-time: 2026-01-02T03:04:05.678Z\r\n"
            + "x-goog-pubsub-ordering-key: shop\r\n"
            + "x-goog-pubsub-subscription-name: projects/p/subscriptions/s\r\n"
            + "Authorization: Bearer secret\r\ndesk: 3\r\n";
    try (Deployed function = behind(Trigger.TOPIC)) {
      assertThat(function.send("POST /_sampan/events/it", headers, "raw {bytes"))
          .startsWith("HTTP/1.1 204 ");
    }

    Event<String> event = seen.event();
    assertThat(event.payload()).isEqualTo("raw {bytes");
    assertThat(event.getId()).isEqualTo("m-9");
    assertThat(event.getType()).isEqualTo(EventTypes.TOPIC_MESSAGE);
    assertThat(event.delivery().orderingKey()).isEqualTo("shop");
    assertThat(event.delivery().attributes()).isEqualTo(Map.of("desk", "3"));
  }

  @Test
  void a_notification_of_cloud_storage_through_pubsub_is_a_changed_object() throws Exception {
    Event<String> event =
        pushed(
            Trigger.OBJECT,
            "",
            "{\"eventType\":\"OBJECT_DELETE\",\"bucketId\":\"b\",\"objectId\":\"a/b c\","
                + "\"objectGeneration\":\"12\",\"eventTime\":\"2026-01-02T03:04:05Z\"}");

    ObjectChanged changed = event.payload(ObjectChanged.class);
    assertThat(changed.change()).isEqualTo(ObjectChanged.Change.DELETED);
    assertThat(changed.bucket()).isEqualTo("b");
    assertThat(changed.key()).isEqualTo("a/b c");
    assertThat(changed.version()).isEqualTo("12");
    assertThat(changed.location()).hasToString("gs://b/a/b%20c");
    assertThat(changed.time()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(event.getType()).isEqualTo("dev.sampan.object.deleted.v1");
  }

  @Test
  void data_in_protobuf_are_refused_with_the_remedy() throws Exception {
    try (Deployed function = behind(Trigger.RECORD)) {
      String type = "google.cloud.firestore.document.v1.created";
      String headers = headers(type, "Content-Type: application/protobuf\r\n");

      assertThat(function.send("POST /_sampan/events/it", headers, "\n\u0001x"))
          .startsWith("HTTP/1.1 415 ")
          .contains("have the Eventarc trigger send it as application/json");
    }
  }

  @Test
  void the_trigger_of_the_index_decides_and_not_the_type() throws Exception {
    Event<String> bus = sent(Trigger.BUS, STORAGE, OBJECT);

    assertThat(bus.getType()).isEqualTo(STORAGE);
    assertThat(bus.payload()).isEqualTo(OBJECT);
  }

  @Test
  void an_event_of_another_kind_stays_what_it_is() throws Exception {
    Event<String> own = sent(Trigger.OBJECT, "com.example.uploaded", "{\"a\":1}");

    assertThat(own.getType()).isEqualTo("com.example.uploaded");
    assertThat(own.delivery().trigger()).isEqualTo(Trigger.OBJECT);
  }

  @Test
  void the_native_event_is_to_be_had() throws Exception {
    Event<String> event = sent(Trigger.OBJECT, STORAGE, OBJECT);

    assertThat(event.payload(ObjectChanged.class).size()).isEqualTo(7);
    assertThat(event.raw(CloudEvent.class)).map(CloudEvent::getType).contains(STORAGE);
    assertThat(event.getExtension("nativetype")).isEqualTo(STORAGE);
  }

  @Test
  void schedules_have_several_senders() throws Exception {
    String scheduler = "google.cloud.scheduler.job.v1.executed";
    String custom = "{\"customData\":\"" + base64("go") + "\"}";

    assertThat(fired(sent(Trigger.SCHEDULE, scheduler, custom)).input()).isEqualTo("go");
    assertThat(fired(sent(Trigger.SCHEDULE, "dev.knative.sources.ping", "go")).input())
        .isEqualTo("go");
    ScheduleFired published = fired(pushed(Trigger.SCHEDULE, "go", "{}"));
    assertThat(published.input()).isEqualTo("go");
    assertThat(published.name()).isEqualTo("it");
    assertThat(published.scheduledAt()).isEqualTo(Instant.parse("2026-01-02T03:04:06Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"value\":{\"name\":\"n\"}}', CREATED",
    "'{\"value\":{\"name\":\"n\"},\"oldValue\":{\"name\":\"n\"}}', UPDATED",
    "'{\"value\":{},\"oldValue\":{\"name\":\"n\"}}', DELETED",
  })
  void a_written_document_was_created_updated_or_deleted(String data, String change)
      throws Exception {
    String type = "google.cloud.firestore.document.v1.written.withAuthContext";
    try (Deployed function = behind(Trigger.RECORD)) {
      String headers = headers(type, JSON) + "ce-document: shops/1/orders/7\r\n";
      assertThat(function.send("POST /_sampan/events/it", headers, data))
          .startsWith("HTTP/1.1 204");
    }

    RecordChanged changed = seen.event().payload(RecordChanged.class);
    assertThat(changed.change()).hasToString(change);
    assertThat(changed.table()).isEqualTo("shops/1/orders");
    assertThat(changed.key()).isEqualTo(Map.of("id", "7"));
  }

  @Test
  void a_line_that_is_no_text_is_the_json_of_its_payload() throws Exception {
    String entry =
        "{\"logName\":\"projects/p/logs/run.googleapis.com%2Fstdout\",\"insertId\":\"i\","
            + "\"jsonPayload\":{\"message\":\"hi\",\"n\":[1,null,true]},"
            + "\"timestamp\":\"2026-01-02T03:04:05.000000001Z\"}";

    LogEntries lines = pushed(Trigger.LOG, entry, "{}").payload(LogEntries.class);

    assertThat(lines.group()).isEqualTo("run.googleapis.com/stdout");
    assertThat(lines.entries())
        .containsExactly(
            new LogEntries.Entry(
                "i",
                Instant.parse("2026-01-02T03:04:05.000000001Z"),
                "{\"message\":\"hi\",\"n\":[1,null,true]}"));
  }

  private static ScheduleFired fired(Event<String> event) {
    return event.payload(ScheduleFired.class);
  }

  private Event<String> sent(Trigger kind, String type, String data) throws Exception {
    seen.events.clear();
    try (Deployed function = behind(kind)) {
      assertThat(function.send("POST /_sampan/events/it", headers(type, JSON), data))
          .startsWith("HTTP/1.1 204 ");
    }
    return seen.event();
  }

  private Event<String> pushed(Trigger kind, String data, String attributes) throws Exception {
    seen.events.clear();
    String push =
        "{\"message\":{\"data\":\""
            + base64(data)
            + "\",\"attributes\":"
            + attributes
            + ",\"messageId\":\"m-1\",\"publishTime\":\"2026-01-02T03:04:06Z\"}}";
    try (Deployed function = behind(kind)) {
      assertThat(function.push("it", push)).startsWith("HTTP/1.1 204 ");
    }
    return seen.event();
  }

  private static String headers(String type, String contentType) {
    return "ce-specversion: 1.0\r\nce-id: e-1\r\nce-source: /s\r\nce-type: "
        + type
        + "\r\nce-time: 2026-01-02T03:04:05Z\r\n"
        + contentType;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private Deployed behind(Trigger kind) throws Exception {
    return Deployed.behind(new TriggerEntry("it", kind, "source", List.of()), seen);
  }
}
