// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.Portable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a batch of five is answered when some of it is not done. */
final class BatchReplyTest {

  /** Fails the events at some places of a batch. */
  public static final class FailsAt implements Handler<Event<byte[]>, Void> {
    private final Set<Integer> places;
    final List<String> receipts = new ArrayList<>();

    FailsAt(Integer... places) {
      this.places = Set.of(places);
    }

    @Override
    @SuppressWarnings("NullAway") // A handler of Void has nothing but null to return.
    public Void handle(Event<byte[]> event, Context context) {
      receipts.add(event.delivery().receipt());
      if (places.contains(receipts.size() - 1)) {
        throw new RetryableException("later");
      }
      return null;
    }
  }

  /** Five records like the first of a golden event, from "0" to "4", all with the same key. */
  private static String five(String golden) {
    ObjectNode event =
        (ObjectNode) Portable.json(Corpus.get(golden).nativeRequest().body().bytes());
    JsonNode first = event.at("/Records/0");
    ArrayNode records = event.putArray("Records");
    for (int i = 0; i < 5; i++) {
      ObjectNode record = first.deepCopy();
      for (String id : List.of("messageId", "eventID")) {
        if (record.has(id)) {
          record.put(id, "" + i);
        }
      }
      number(record.path("kinesis"), "sequenceNumber", i);
      number(record.path("dynamodb"), "SequenceNumber", i);
      records.add(record);
    }
    return event.toString();
  }

  private static void number(JsonNode object, String name, int number) {
    if (object instanceof ObjectNode found) {
      found.put(name, "" + number);
    }
  }

  private static FakeLambda.Post post(Function function, String event, String... headers)
      throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event, headers);
    function.run(lambda);
    return lambda.post();
  }

  private static List<String> reported(FakeLambda.Post post) {
    assertThat(post.path()).endsWith("/response");
    List<String> ids = new ArrayList<>();
    Portable.json(post.body().getBytes(StandardCharsets.UTF_8))
        .get("batchItemFailures")
        .forEach(each -> ids.add(Objects.requireNonNull(each.get("itemIdentifier").textValue())));
    return ids;
  }

  @ParameterizedTest
  @CsvSource({"STREAM, lambda/stream/done", "RECORD, lambda/record/changes"})
  void a_shard_is_read_again_from_its_first_failure(Trigger trigger, String golden)
      throws Exception {
    FailsAt handler = new FailsAt(1, 3);

    FakeLambda.Post post = post(Function.of(handler).behind(trigger, "s"), five(golden));

    assertThat(reported(post)).containsExactly("1");
    assertThat(handler.receipts).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"STREAM, lambda/stream/done", "RECORD, lambda/record/changes"})
  void in_strict_order_nothing_follows_a_failure_in_a_shard(Trigger trigger, String golden)
      throws Exception {
    FailsAt handler = new FailsAt(1);

    FakeLambda.Post post =
        post(Function.of(handler).behind(trigger, "s").ordered("strict"), five(golden));

    assertThat(reported(post)).containsExactly("1");
    assertThat(handler.receipts).containsExactly("0", "1");
  }

  @Test
  void a_fifo_queue_gives_back_what_follows_a_failure_in_its_group() throws Exception {
    FailsAt handler = new FailsAt(1);
    Function function = Function.of(handler).behind(Trigger.QUEUE, "q");

    assertThat(reported(post(function, five("lambda/queue/fifo"))))
        .containsExactly("1", "2", "3", "4");
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUE, lambda/queue/single, '0,1,2,3,4'",
    "STREAM, lambda/stream/done, 0",
    "RECORD, lambda/record/changes, 0"
  })
  void near_the_deadline_nothing_is_begun_and_all_comes_again(
      Trigger trigger, String golden, String again) throws Exception {
    FailsAt handler = new FailsAt();
    String deadline = "Lambda-Runtime-Deadline-Ms: " + (Function.NOW.toEpochMilli() + 100);

    FakeLambda.Post post = post(Function.of(handler).behind(trigger, "s"), five(golden), deadline);

    assertThat(reported(post)).containsExactly(again.split(","));
    assertThat(handler.receipts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'clicks-0@41,clicks-0@42'",
    "1, 'clicks-0@42'",
    "2, 'clicks-1@7'",
  })
  void a_partition_of_kafka_comes_again_from_its_first_failure(int place, String again)
      throws Exception {
    String event = Corpus.get("lambda/stream/kafka").nativeRequest().body().text();
    FailsAt handler = new FailsAt(place);

    FakeLambda.Post post = post(Function.of(handler).behind(Trigger.STREAM, "s"), event);

    List<String> failures = new ArrayList<>();
    Portable.json(post.body().getBytes(StandardCharsets.UTF_8))
        .get("batchItemFailures")
        .forEach(
            each ->
                failures.add(
                    each.at("/itemIdentifier/partition").textValue()
                        + "@"
                        + each.at("/itemIdentifier/offset").longValue()));
    assertThat(failures).containsExactly(again.split(","));
    assertThat(handler.receipts).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUE, lambda/queue/activemq",
    "QUEUE, lambda/queue/rabbitmq",
    "RECORD, lambda/record/documentdb"
  })
  void a_batch_that_has_no_partial_answer_fails_near_the_deadline(Trigger trigger, String golden)
      throws Exception {
    String deadline = "Lambda-Runtime-Deadline-Ms: " + (Function.NOW.toEpochMilli() + 100);
    String event = Corpus.get(golden).nativeRequest().body().text();

    FakeLambda.Post post = post(Function.of(new FailsAt()).behind(trigger, "s"), event, deadline);

    assertThat(post.path()).endsWith("/error");
    assertThat(post.body()).contains("the deadline is near");
  }
}
