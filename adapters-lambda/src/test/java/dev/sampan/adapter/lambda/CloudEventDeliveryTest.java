// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.NewEvent;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CloudEventDeliveryTest {

  private static final String PLACED =
      "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/shops/17\",\"type\":\"placed\","
          + "\"datacontenttype\":\"text/plain\",\"data\":\"%s\"}";

  /** Does as the data says. */
  public static final class Obeying implements Handler<Event<String>, NewEvent<String>> {
    @Override
    @SuppressWarnings("NullAway") // Null says that there is no event to answer with.
    public NewEvent<String> handle(Event<String> event, Context context) {
      return switch (event.payload()) {
        case "retry" -> throw new RetryableException("later");
        case "reject" -> throw new RejectedException("poison", "never");
        case "answer" -> NewEvent.of("billed", "for " + event.getId());
        default -> null;
      };
    }
  }

  /** Takes a payload of its own. */
  public static final class Size implements Handler<Map<String, Object>, Integer> {
    @Override
    public Integer handle(Map<String, Object> input, Context context) {
      return input.size();
    }
  }

  private static FakeLambda.Post post(Function function, String event) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event);
    function.run(lambda);
    return lambda.post();
  }

  private static Function function() {
    return Function.of(new Obeying()).behind(Trigger.BUS, "orders");
  }

  @Test
  void answers_null_when_the_event_is_done_with() throws Exception {
    FakeLambda.Post post = post(function(), PLACED.formatted("ok"));

    assertThat(post.path()).endsWith("/response");
    assertThat(post.body()).isEqualTo("null");
  }

  @Test
  void answers_with_the_event_that_the_function_answers_with() throws Exception {
    FakeLambda.Post post = post(function(), PLACED.formatted("answer"));

    assertThat(post.path()).endsWith("/response");
    assertThat(post.body())
        .contains("\"specversion\":\"1.0\"")
        .contains("\"type\":\"billed\"")
        .contains("for e-1");
  }

  @Test
  void fails_so_that_lambda_tries_again() throws Exception {
    FakeLambda.Post post = post(function(), PLACED.formatted("retry"));

    assertThat(post.path()).endsWith("/error");
    assertThat(post.body())
        .isEqualTo(
            "{\"errorMessage\":\"later\",\"errorType\":\"dev.sampan.RetryableException\","
                + "\"stackTrace\":[]}");
  }

  @Test
  void reports_a_rejected_event_as_failed_unless_it_is_to_be_dropped() throws Exception {
    Function reporting = function();
    Function dropping = function().dropping();

    assertThat(post(reporting, PLACED.formatted("reject")).path()).endsWith("/error");
    assertThat(reporting.log()).contains("ERROR").contains("e-1").contains("poison");
    assertThat(post(dropping, PLACED.formatted("reject")).body()).isEqualTo("null");
    assertThat(dropping.log()).contains("ERROR").contains("e-1").contains("dropped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/shops/17\"}",
        "{\"specversion\":\"0.3\",\"id\":\"e-1\",\"source\":\"/\",\"type\":\"placed\"}",
        "{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/\",\"type\":\"placed\"}",
        "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/\",\"type\":\"placed\",\"data\":\"",
      })
  void fails_an_event_that_breaks_a_rule(String event) throws Exception {
    assertThat(post(function(), event).path()).endsWith("/error");
  }

  @Test
  void does_not_unwrap_a_payload_where_no_events_are_declared() throws Exception {
    assertThat(post(Function.of(new Size()), PLACED.formatted("ok")).body()).isEqualTo("6");
  }
}
