// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowReplyTest {

  /** Adds a batch to its window. */
  public static final class Sum implements Handler<Event<Map<String, Object>>, Object> {
    final List<Event<?>> events = new ArrayList<>();
    private final @Nullable Object reply;

    Sum(@Nullable Object reply) {
      this.reply = reply;
    }

    @Override
    @SuppressWarnings("NullAway") // null is no result
    public Object handle(Event<Map<String, Object>> event, Context context) {
      events.add(event);
      return reply;
    }
  }

  /** Knows of clicks, not of windows. */
  public static final class Clicks implements Handler<String, Void> {
    @Override
    @SuppressWarnings("NullAway") // A handler of Void has nothing but null to return.
    public Void handle(String click, Context context) {
      return null;
    }
  }

  private static FakeLambda.Post post(Handler<?, ?> handler, Trigger trigger, String event)
      throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event);
    Function.of(handler).behind(trigger, "clicks").run(lambda);
    return lambda.post();
  }

  private static String golden(String id) {
    return Corpus.get("lambda/native/" + id).nativeRequest().body().text();
  }

  @ParameterizedTest
  @CsvSource({"STREAM, kinesis-window", "RECORD, dynamodb-window"})
  void a_window_goes_to_the_handler_as_a_whole_and_its_state_comes_back(Trigger trigger, String id)
      throws Exception {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("state", Map.of("sum", "42"));
    Sum sum = new Sum(reply);

    FakeLambda.Post post = post(sum, trigger, golden(id));

    assertThat(post.body()).isEqualTo("{\"state\":{\"sum\":\"42\"}}");
    assertThat(sum.events).extracting(Event::getType).containsExactly("com.amazon.lambda.window");
  }

  @Test
  void the_last_call_of_a_window_may_have_no_records() throws Exception {
    String last =
        "{\"Records\":[],\"window\":{\"start\":\"a\",\"end\":\"b\"},\"state\":{},"
            + "\"isFinalInvokeForWindow\":true,\"eventSourceARN\":\"arn\"}";

    assertThat(post(new Sum(Map.of("state", Map.of())), Trigger.STREAM, last).body())
        .isEqualTo("{\"state\":{}}");
  }

  @Test
  void a_reply_without_a_state_is_a_failure() throws Exception {
    FakeLambda.Post none = post(new Sum(null), Trigger.STREAM, golden("kinesis-window"));
    FakeLambda.Post other = post(new Sum("fine"), Trigger.RECORD, golden("dynamodb-window"));

    assertThat(List.of(none, other))
        .allSatisfy(each -> assertThat(each.path()).endsWith("/error"))
        .allSatisfy(each -> assertThat(each.body()).contains("Sampan.BadReply", "with a state"));
  }

  @Test
  void a_handler_of_single_records_is_not_given_a_window() throws Exception {
    FakeLambda.Post post = post(new Clicks(), Trigger.STREAM, golden("kinesis-window"));

    assertThat(post.path()).endsWith("/error");
    assertThat(post.body()).contains("Sampan.BadEvent", "only a handler of Event");
  }

  @Test
  void a_window_without_an_end_is_refused() throws Exception {
    String open = golden("kinesis-window").replace("\"end\"", "\"und\"");

    assertThat(post(new Sum(Map.of()), Trigger.STREAM, open).body()).contains("window.end");
  }
}
