// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Delivery;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.NewEvent;
import dev.sampan.ObjectChanged;
import dev.sampan.Outcome;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import dev.sampan.runtime.json.JacksonCodec;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventCallsTest {

  private final Surroundings surroundings = new Surroundings();

  record Order(String item, int quantity) {}

  /** Fails as the item says. */
  static final class Orders implements Handler<Order, Order> {
    @Override
    public Order handle(Order order, Context context) throws Exception {
      return switch (order.item()) {
        case "poison" -> throw new RejectedException("poison", "Not an order.");
        case "later" -> throw new RetryableException("busy", Duration.ofSeconds(9));
        case "broken" -> throw new Exception("no disk");
        case "endless" -> throw new StackOverflowError();
        default -> order;
      };
    }
  }

  /** Answers each event with its facts as a new event. */
  static final class Facts implements Handler<Event<Map<String, Object>>, NewEvent<String>> {
    @Override
    public NewEvent<String> handle(Event<Map<String, Object>> event, Context context) {
      String facts =
          event.getId() + " " + event.getType() + " " + event.payload() + " " + context.attempt();
      return NewEvent.of("com.example.facts", facts).withExtension("flavour", "green");
    }
  }

  static final class Told implements Handler<String, Outcome> {
    @Override
    public Outcome handle(String text, Context context) {
      return Outcome.retry("as the handler says");
    }
  }

  static final class Web implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.of(204);
    }
  }

  static final class Objects implements Handler<ObjectChanged, NewEvent<String>> {
    @Override
    public NewEvent<String> handle(ObjectChanged change, Context context) {
      return NewEvent.of("com.example.key", change.key());
    }
  }

  static final class Raw implements Handler<Event<String>, NewEvent<String>> {
    @Override
    public NewEvent<String> handle(Event<String> event, Context context) {
      return NewEvent.of("com.example.raw", event.raw(Integer.class) + " " + event.payload());
    }
  }

  @Test
  void each_event_has_the_outcome_that_its_payload_deserves() throws Exception {
    BatchResult result =
        events(
            new Orders(),
            order("1", "tea"),
            order("2", "poison"),
            order("3", "later"),
            order("4", "broken"),
            order("5", "endless"),
            Surroundings.message("6", null, "not JSON"));

    assertThat(result.outcomes().keySet())
        .containsExactly(
            "receipt-1", "receipt-2", "receipt-3", "receipt-4", "receipt-5", "receipt-6");
    assertThat(result.outcome("receipt-1")).isEqualTo(Outcome.ack());
    assertThat(result.outcome("receipt-2")).isEqualTo(Outcome.reject("poison", "Not an order."));
    assertThat(result.outcome("receipt-3")).isEqualTo(Outcome.retry("busy", Duration.ofSeconds(9)));
    assertThat(result.outcome("receipt-4"))
        .isEqualTo(Outcome.retry("java.lang.Exception: no disk"));
    assertThat(result.outcome("receipt-5")).isInstanceOf(Outcome.Retry.class);
    assertThat(result.outcome("receipt-6"))
        .isInstanceOfSatisfying(
            Outcome.Reject.class, reject -> assertThat(reject.code()).isEqualTo("payload"));
  }

  @Test
  void failures_are_logged_with_the_event_and_their_trace() throws Exception {
    events(new Orders(), order("4", "broken"), order("2", "poison"));

    assertThat(surroundings.log())
        .contains("ERROR Event 4 from urn:queue:orders failed.")
        .contains("java.lang.Exception: no disk")
        .contains(
            "ERROR Event 2 from urn:queue:orders is rejected (poison): Not an order."
                + " [rejected by this instance: 1]");
  }

  @Test
  void a_rejected_event_is_dropped_only_if_the_manifest_says_so() throws Exception {
    FunctionEntry entry = Surroundings.entry(List.of(), List.of(), "drop", "none");
    FunctionInstance instance = surroundings.instance(entry, new Orders());

    BatchResult result = instance.events(List.of(order("2", "poison")), surroundings.call());

    assertThat(result.outcome("receipt-2")).isEqualTo(Outcome.ack());
    assertThat(surroundings.log()).contains("ERROR Event 2").contains("and dropped");
  }

  @Test
  void an_outcome_that_the_handler_returns_counts() throws Exception {
    BatchResult result = events(new Told(), Surroundings.message("1", null, "x"));

    assertThat(result.outcome("receipt-1")).isEqualTo(Outcome.retry("as the handler says"));
  }

  @Test
  void an_event_for_a_function_of_http_is_never_acknowledged() throws Exception {
    BatchResult result = events(new Web(), Surroundings.message("1", null, "x"));

    assertThat(result.outcome("receipt-1")).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void the_context_of_an_event_has_the_attempt_of_that_event() throws Exception {
    assertThat(reply(new Facts(), Surroundings.message("1", null, "{\"a\":1}")))
        .isEqualTo("1 dev.sampan.queue.message.v1 {a=1} 2");
  }

  @Test
  void a_body_that_is_a_cloud_event_is_unwrapped() throws Exception {
    String body =
        "{\"specversion\":\"1.0\",\"id\":\"inner\",\"source\":\"/shop\",\"type\":\"com.example.o\","
            + "\"datacontenttype\":\"application/json\",\"data\":{\"b\":2}}";

    assertThat(reply(new Facts(), Surroundings.message("1", null, body)))
        .isEqualTo("inner com.example.o {b=2} 2");
  }

  @Test
  void a_body_that_only_looks_like_a_cloud_event_stays_a_payload() throws Exception {
    assertThat(reply(new Facts(), Surroundings.message("1", null, "{\"specversion\":\"1.0\"}")))
        .isEqualTo("1 dev.sampan.queue.message.v1 {specversion=1.0} 2");
  }

  @Test
  void a_new_event_becomes_the_reply_and_a_retry_repeats_its_id() throws Exception {
    FunctionInstance instance = surroundings.instance(new Facts());
    IncomingEvent event = Surroundings.message("1", null, "{}");

    CloudEvent first = instance.event(event, surroundings.call()).event().orElseThrow();
    CloudEvent again = instance.event(event, surroundings.call()).event().orElseThrow();
    CloudEvent other =
        instance
            .event(Surroundings.message("2", null, "{}"), surroundings.call())
            .event()
            .orElseThrow();

    assertThat(first.getId()).isEqualTo(again.getId()).isNotEqualTo(other.getId());
    assertThat(first.getType()).isEqualTo("com.example.facts");
    assertThat(first.getSource()).isEqualTo(URI.create("urn:sampan:function:orders"));
    assertThat(first.getExtension("flavour")).isEqualTo("green");
    assertThat(first.getDataContentType()).startsWith("text/plain");
    assertThat(first.getTime()).isEqualTo(Surroundings.NOON.atOffset(ZoneOffset.UTC));
  }

  @Test
  void any_other_result_is_no_reply() throws Exception {
    EventReply reply =
        surroundings.instance(new Orders()).event(order("1", "tea"), surroundings.call());

    assertThat(reply.outcome()).isEqualTo(Outcome.ack());
    assertThat(reply.event()).isEmpty();
  }

  @Test
  void a_single_event_that_fails_has_its_outcome_and_no_reply() throws Exception {
    EventReply reply =
        surroundings.instance(new Orders()).event(order("2", "poison"), surroundings.call());

    assertThat(reply.outcome()).isEqualTo(Outcome.reject("poison", "Not an order."));
    assertThat(reply.event()).isEmpty();
  }

  @Test
  void a_portable_payload_reaches_a_handler_of_its_type_as_it_is() throws Exception {
    assertThat(reply(new Objects(), object())).isEqualTo("photos/é.png");
  }

  @Test
  void a_portable_payload_reaches_any_other_handler_as_json() throws Exception {
    assertThat(reply(new Raw(), object().withRaw(42)))
        .contains("Optional[42]")
        .contains("\"change\":\"CREATED\"")
        .contains("\"time\":\"2026-11-23T12:00:00Z\"");
  }

  @Test
  void an_event_is_a_cloud_event_with_all_its_attributes() {
    IncomingEvent message =
        Surroundings.message("1", "k", "{}")
            .withSubject("subject")
            .withContentType("application/json")
            .withExtension("nativetype", "aws:sqs");
    CloudEvent event = new ReceivedEvent<>(message, String.class, new Payloads(new JacksonCodec()));

    assertThat(event.getAttribute("id")).isEqualTo("1");
    assertThat(event.getAttribute("subject")).isEqualTo("subject");
    assertThat(event.getExtensionNames()).containsExactly("nativetype");
    assertThat(event.getExtension("nativetype")).isEqualTo("aws:sqs");
    assertThat(event.getData()).isNotNull();
    assertThat(event.getAttributeNames()).contains("datacontenttype");
  }

  static final class Mixed implements Handler<Batch<Order>, BatchResult> {
    @Override
    public BatchResult handle(Batch<Order> batch, Context context) throws Exception {
      return switch (batch.events().size()) {
        case 1 -> throw new Exception("whole batch");
        case 2 -> new BatchResult(Map.of("receipt-1", Outcome.ack(), "stranger", Outcome.ack()));
        default ->
            batch.each(context, (event, inner) -> new Orders().handle(event.payload(), inner));
      };
    }
  }

  @Test
  void a_batch_function_gives_outcomes_and_what_it_leaves_out_is_tried_again() throws Exception {
    BatchResult result = events(new Mixed(), order("1", "tea"), order("2", "tea"));

    assertThat(result.outcomes()).containsOnlyKeys("receipt-1", "receipt-2");
    assertThat(result.outcome("receipt-1")).isEqualTo(Outcome.ack());
    assertThat(result.outcome("receipt-2")).isInstanceOf(Outcome.Retry.class);
  }

  @Test
  void a_batch_function_that_throws_has_said_it_of_every_event() throws Exception {
    BatchResult result = events(new Mixed(), order("1", "tea"));

    assertThat(result.outcome("receipt-1"))
        .isEqualTo(Outcome.retry("java.lang.Exception: whole batch"));
  }

  @Test
  void each_gives_an_outcome_to_every_event_of_a_batch() throws Exception {
    BatchResult result =
        events(new Mixed(), order("1", "tea"), order("2", "poison"), order("3", "broken"));

    assertThat(result.outcome("receipt-1")).isEqualTo(Outcome.ack());
    assertThat(result.outcome("receipt-2")).isInstanceOf(Outcome.Reject.class);
    assertThat(result.outcome("receipt-3")).isInstanceOf(Outcome.Retry.class);
  }

  private BatchResult events(Object handler, IncomingEvent... events) throws InitException {
    return surroundings.instance(handler).events(List.of(events), surroundings.call());
  }

  private String reply(Object handler, IncomingEvent event) throws InitException {
    CloudEvent reply =
        surroundings.instance(handler).event(event, surroundings.call()).event().orElseThrow();
    return new String(reply.getData().toBytes(), StandardCharsets.UTF_8);
  }

  private static IncomingEvent order(String id, String item) {
    return Surroundings.message(id, null, "{\"item\":\"" + item + "\",\"quantity\":1}");
  }

  private static IncomingEvent object() {
    ObjectChanged change =
        new ObjectChanged(
            ObjectChanged.Change.CREATED,
            "uploads",
            "photos/é.png",
            7,
            null,
            null,
            null,
            URI.create("https://example.com/photos"),
            Surroundings.NOON);
    Delivery delivery = new Delivery(Trigger.OBJECT, "uploads", 1, null, "r", Map.of());
    return IncomingEvent.of(
        "o-1", URI.create("urn:bucket"), "dev.sampan.object.created.v1", delivery, change);
  }
}
