// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import dev.sampan.runtime.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever an event holds ends in a clear failure or a right reply, and no record is lost. */
final class NativeEventFuzzTest {

  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
  private static final int CASES = 8_000;
  private static final Set<String> TYPES =
      Set.of(
          "Sampan.BadEvent",
          "dev.sampan.RetryableException",
          "dev.sampan.RejectedException",
          "dev.sampan.runtime.cloudevents.BadCloudEvent");

  /** Fails some events, always the same ones. */
  public static final class Fickle implements Handler<Event<byte[]>, Void> {
    final List<Event<byte[]>> events = new ArrayList<>();
    final Set<String> failed = new HashSet<>();

    @Override
    @SuppressWarnings("NullAway") // A handler of Void has nothing but null to return.
    public Void handle(Event<byte[]> event, Context context) {
      events.add(event);
      if (event.getId().hashCode() % 5 == 0) {
        failed.add(event.delivery().receipt());
        throw new RetryableException("later");
      }
      return null;
    }
  }

  private final Random random = new Random(seed());
  private final Map<Trigger, List<JsonNode>> golden = golden();
  private final Map<Trigger, Server> servers = new EnumMap<>(Trigger.class);
  private final Map<String, Integer> counts = new TreeMap<>();

  private static long seed() {
    return Long.getLong("sampan.seed", 20_261_123L);
  }

  private static Map<Trigger, List<JsonNode>> golden() {
    Map<Trigger, List<JsonNode>> golden = new EnumMap<>(Trigger.class);
    for (CorpusCase each : Corpus.all()) {
      if (each.platform().equals("lambda") && each.isDelivery()) {
        golden
            .computeIfAbsent(
                Trigger.valueOf(each.kind().toUpperCase(Locale.ROOT)), kind -> new ArrayList<>())
            .add(Portable.json(each.nativeRequest().body().bytes()));
      }
    }
    return golden;
  }

  private static final class Server {
    final Fickle handler = new Fickle();
    final Function function;
    final EventDispatch dispatch;

    Server(Trigger trigger) throws Exception {
      function = Function.of(handler).behind(trigger, "logical");
      dispatch = new EventDispatch(function.instance(), true);
    }

    NativeReply serve(byte[] event) {
      handler.events.clear();
      handler.failed.clear();
      var invocation = new LambdaInvocation("id", 0, null, null, null, null, null);
      return dispatch.serve(event, dispatch.call(invocation, function.environment()));
    }
  }

  @Test
  void every_event_ends_in_a_clear_failure_or_a_right_reply() throws Exception {
    assertThat(golden).hasSize(8);
    for (int i = 0; i < CASES; i++) {
      List<Trigger> kinds = List.copyOf(golden.keySet());
      Trigger kind = kinds.get(i % kinds.size());
      Mutation mutation = mutation();
      List<JsonNode> events = golden.getOrDefault(kind, List.of());
      byte[] event = mutation.of(events.get(random.nextInt(events.size())), random);
      check(kind, mutation, event);
    }
    System.out.println("seed " + seed() + ", " + CASES + " events: " + counts);
    assertThat(counts.keySet()).contains("NONE delivered", "TRUNCATED refused");
  }

  /** A huge batch takes as long as a hundred others, so it is rarer than they are. */
  private Mutation mutation() {
    Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
    boolean huge = mutation == Mutation.BATCH_HUGE && random.nextInt(25) > 0;
    return huge ? Mutation.WRONG_TYPE : mutation;
  }

  private void check(Trigger kind, Mutation mutation, byte[] event) throws Exception {
    Server server = servers.get(kind);
    if (server == null) {
      server = new Server(kind);
      servers.put(kind, server);
    }
    String text = new String(event, StandardCharsets.UTF_8);

    NativeReply reply = server.serve(event);

    Failure failure = reply.failure();
    String which = kind + " " + mutation + ": " + text.substring(0, Math.min(2000, text.length()));
    if (failure != null) {
      assertThat(failure.type()).as(which + failure).isIn(TYPES);
      assertThat(failure.message()).as(which).isNotBlank().doesNotContain("Exception", "java.");
    }
    boolean direct =
        server.handler.events.stream().anyMatch(e -> e.delivery().trigger() == Trigger.DIRECT);
    String end = direct ? "direct" : server.handler.events.isEmpty() ? "refused" : "delivered";
    counts.merge(mutation + " " + end, 1, Integer::sum);
    if (end.equals("refused")) {
      assertThat(failure != null || isControl(kind, reply)).as(which).isTrue();
    } else if (end.equals("delivered")) {
      assertNoneLost(kind, which, Portable.json(event), server.handler, reply);
    } else {
      assertThat(claims(kind, event)).as(which).isFalse();
    }
  }

  /** Nothing delivered and no failure: each message of the batch must have been given back. */
  private static boolean isControl(Trigger kind, NativeReply reply) {
    return kind == Trigger.QUEUE
        && new String(reply.body(), StandardCharsets.UTF_8).contains("item");
  }

  private static boolean claims(Trigger kind, byte[] event) throws IOException {
    return switch (kind) {
      case QUEUE -> EventForm.of(event).equals("aws:sqs");
      case TOPIC -> EventForm.of(event).equals("aws:sns");
      case STREAM -> EventForm.of(event).equals("aws:kinesis");
      case OBJECT -> EventForm.of(event).equals("aws:s3");
      case RECORD -> EventForm.of(event).equals("aws:dynamodb");
      case LOG -> EventForm.of(event).equals(EventForm.LOGS);
      case BUS -> EventForm.of(event).equals(EventForm.EVENT_BRIDGE);
      default ->
          EventForm.of(event).equals(EventForm.EVENT_BRIDGE)
              && Portable.json(event).path("detail-type").asText().equals("Scheduled Event")
              && Portable.json(event).path("source").asText().equals("aws.events");
    };
  }

  private static void assertNoneLost(
      Trigger kind, String which, JsonNode event, Fickle handler, NativeReply reply) {
    boolean single = Set.of(Trigger.SCHEDULE, Trigger.BUS, Trigger.LOG).contains(kind);
    int sent = single ? 1 : event.get("Records").size();
    Map<String, Boolean> delivered = new LinkedHashMap<>();
    for (Event<byte[]> each : handler.events) {
      String receipt = each.delivery().receipt();
      delivered.merge(receipt, handler.failed.contains(receipt), Boolean::logicalOr);
    }
    assertThat(handler.events).as(which).hasSize(sent);
    List<String> failed = new ArrayList<>(delivered.keySet());
    failed.removeIf(receipt -> !handler.failed.contains(receipt));
    switch (kind) {
      case QUEUE -> assertThat(reported(reply)).as(which).containsAll(failed);
      case STREAM, RECORD ->
          assertThat(reported(reply))
              .as(which)
              .isEqualTo(failed.subList(0, Math.min(1, failed.size())));
      default -> assertThat(reply.failure() != null).as(which).isEqualTo(!failed.isEmpty());
    }
  }

  private static List<String> reported(NativeReply reply) {
    List<String> reported = new ArrayList<>();
    Portable.json(reply.body())
        .path("batchItemFailures")
        .forEach(each -> reported.add(each.path("itemIdentifier").asText()));
    return reported;
  }
}
