// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static dev.sampan.contract.Capability.ATTEMPT;
import static dev.sampan.contract.Capability.BATCHES;
import static dev.sampan.contract.Capability.FINAL_REJECT;
import static dev.sampan.contract.Capability.MESSAGE_ATTRIBUTES;
import static dev.sampan.contract.Capability.ORDERING_KEY;
import static dev.sampan.contract.Capability.PARTIAL_BATCH;
import static dev.sampan.contract.Capability.QUEUE;
import static dev.sampan.contract.Settlement.DONE;
import static dev.sampan.contract.Settlement.FAILED;
import static dev.sampan.contract.Settlement.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a queue's messages: none is lost, none is replayed without need. */
interface QueueRules extends Rules {

  @Clause("Sampan: what the handler handled is done")
  @Test
  default void every_handled_message_is_done() throws Exception {
    needs(QUEUE);
    var seen = new ConcurrentLinkedQueue<String>();
    try (var function = queued(new Probe.Text((e, c) -> note(seen, e.payload())))) {

      var settled = function.queue(Message.of("m-1", "one"), Message.of("m-2", "two \"2\" 舢舨"));

      assertThat(settled).isEqualTo(Map.of("m-1", DONE, "m-2", DONE));
      assertThat(seen).containsExactly("one", "two \"2\" 舢舨");
    }
  }

  @Clause("the platform's partial batch response")
  @Test
  default void a_failed_message_fails_alone() throws Exception {
    needs(QUEUE);
    try (var function = queued(new Probe.Text(this::failTwo))) {

      var settled =
          function.queue(
              Message.of("m-1", "one"), Message.of("m-2", "two"), Message.of("m-3", "three"));

      assertThat(settled).isEqualTo(Map.of("m-1", DONE, "m-2", FAILED, "m-3", DONE));
    }
  }

  @Clause("the platform has no partial batch response: one failure replays all")
  @Test
  default void a_failed_message_fails_its_delivery_where_it_cannot_be_named() throws Exception {
    needs(QUEUE, BATCHES);
    var alone = adapter().supports(PARTIAL_BATCH);
    try (var function = queued(new Probe.Text(this::failTwo))) {

      var settled = function.together(Message.of("m-1", "one"), Message.of("m-2", "two"));

      assertThat(settled).isEqualTo(Map.of("m-1", alone ? DONE : FAILED, "m-2", FAILED));
    }
  }

  @Clause("Sampan: a retryable failure is delivered again")
  @Test
  default void a_retryable_message_is_delivered_again() throws Exception {
    needs(QUEUE);
    try (var function = queued(throwing(new RetryableException("not yet")))) {

      assertThat(function.queue(Message.of("m-1", "one"))).isEqualTo(Map.of("m-1", FAILED));
    }
  }

  @Clause("design.md §2: reject is final only where the platform has a terminal answer")
  @Test
  default void a_rejected_message_is_not_lost() throws Exception {
    needs(QUEUE);
    var expected = adapter().supports(FINAL_REJECT) ? REFUSED : FAILED;
    try (var function = queued(throwing(new RejectedException("stock", "none-left-4711")))) {

      assertThat(function.queue(Message.of("m-1", "one"))).isEqualTo(Map.of("m-1", expected));
      assertThat(function.log()).contains("none-left-4711");
    }
  }

  @Clause("design.md §2: onReject drop, and only that, lets a rejected message go")
  @Test
  default void a_rejected_message_is_dropped_where_the_manifest_says_so() throws Exception {
    needs(QUEUE);
    try (var function =
        Deployment.of(
            adapter(),
            throwing(new RejectedException("stock", "none-left-4711")),
            Deployment.queued("drop"))) {

      assertThat(function.queue(Message.of("m-1", "one")).get("m-1")).isNotEqualTo(FAILED);
      assertThat(function.log()).contains("none-left-4711");
    }
  }

  @Clause("Sampan: a payload that cannot be read fails its own message only")
  @Test
  default void a_poison_payload_fails_its_own_message_only() throws Exception {
    needs(QUEUE);
    var seen = new ConcurrentLinkedQueue<String>();
    var poison = adapter().supports(FINAL_REJECT) ? REFUSED : FAILED;
    try (var function = queued(new Probe.Payload((item, c) -> note(seen, item.name())))) {

      var settled =
          function.queue(
              Message.of("m-1", "{\"name\":\"a\",\"count\":1}"),
              Message.of("m-2", "{\"name\":"),
              Message.of("m-3", "{\"name\":\"c\",\"count\":3}"));

      assertThat(settled).isEqualTo(Map.of("m-1", DONE, "m-2", poison, "m-3", DONE));
      assertThat(seen).containsExactly("a", "c");
    }
  }

  @Clause("the platform's count of deliveries; Sampan: never less than one")
  @Test
  default void the_attempt_is_the_platforms() throws Exception {
    needs(QUEUE);
    var seen = new ConcurrentLinkedQueue<Integer>();
    try (var function = queued(new Probe.Text((e, c) -> note(seen, e.delivery().attempt())))) {

      function.queue(Message.of("m-1", "one").withAttempt(3));

      assertThat(seen).containsExactly(adapter().supports(ATTEMPT) ? 3 : 1);
    }
  }

  @Clause("the platform's ordering key")
  @Test
  default void the_ordering_key_is_the_platforms() throws Exception {
    needs(QUEUE, ORDERING_KEY);
    var seen = new ConcurrentLinkedQueue<String>();
    try (var function =
        queued(new Probe.Text((e, c) -> note(seen, "" + e.delivery().orderingKey())))) {

      function.queue(Message.of("m-1", "one").withKey("customer 1"));

      assertThat(seen).containsExactly("customer 1");
    }
  }

  @Clause("the platform's message attributes")
  @Test
  default void the_senders_attributes_arrive() throws Exception {
    needs(QUEUE, MESSAGE_ATTRIBUTES);
    var seen = new ConcurrentLinkedQueue<String>();
    try (var function =
        queued(new Probe.Text((e, c) -> note(seen, "" + e.delivery().attributes().get("Kind"))))) {

      function.queue(Message.of("m-1", "one").with("Kind", "express 舢"));

      assertThat(seen).containsExactly("express 舢");
    }
  }

  @Clause("Sampan: a message's event has the message's id and a portable type")
  @Test
  default void a_messages_event_has_the_messages_id() throws Exception {
    needs(QUEUE);
    var seen = new ConcurrentLinkedQueue<String>();
    try (var function = queued(new Probe.Text((e, c) -> note(seen, e.getId() + e.getType())))) {

      function.queue(Message.of("m-1", "one"));

      assertThat(seen).hasSize(1).allMatch(s -> s.contains("m-1") && s.contains("dev.sampan."));
    }
  }

  @Clause("design.md §2: a body that already is a CloudEvent is unwrapped")
  @Test
  default void a_message_that_holds_a_cloud_event_is_unwrapped() throws Exception {
    needs(QUEUE);
    var seen = new ConcurrentLinkedQueue<String>();
    try (var function =
        queued(new Probe.Text((e, c) -> note(seen, e.getType() + "|" + e.payload())))) {

      var settled = function.queue(Message.of("m-1", DirectRules.EVENT));

      assertThat(settled).isEqualTo(Map.of("m-1", DONE));
      assertThat(seen).containsExactly("order.placed|one \"sampan\" 舢舨");
    }
  }

  @Clause("api.md: a batch handler sees the whole delivery and settles each message")
  @Test
  default void a_batch_handler_settles_each_message() throws Exception {
    needs(QUEUE);
    try (var function =
        queued(new Probe.Whole((batch, context) -> batch.each(context, this::failTwo)))) {

      var settled = function.queue(Message.of("m-1", "one"), Message.of("m-2", "two"));

      assertThat(settled).isEqualTo(Map.of("m-1", DONE, "m-2", FAILED));
    }
  }

  private Object failTwo(Event<String> event, Context context) {
    if (event.payload().equals("two")) {
      throw new IllegalStateException("two");
    }
    return "a result that nobody reads";
  }

  private static Probe.Text throwing(RuntimeException thrown) {
    return new Probe.Text(
        (event, context) -> {
          throw thrown;
        });
  }

  private static <T> @Nullable Object note(Queue<T> seen, T value) {
    seen.add(value);
    return null;
  }
}
