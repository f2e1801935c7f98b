// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ConcurrentLoopsTest {

  private static final String REFUSED = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";

  private final List<Long> pauses = new CopyOnWriteArrayList<>();

  /** Fails as its input says. */
  public static final class Failing implements Handler<String, String> {
    @Override
    public String handle(String input, Context context) throws Exception {
      switch (input) {
        case "memory" -> throw new OutOfMemoryError("heap");
        case "stack" -> throw new StackOverflowError();
        case "error" -> throw new AssertionError("wrong");
        case "exception" -> throw new Exception("bad luck");
        default -> {
          return input;
        }
      }
    }
  }

  private void run(FakeLambda lambda, int loops) throws Exception {
    Function function = Function.of(new Failing());
    EventDispatch dispatch = new EventDispatch(function.instance(), true);
    new ConcurrentLoops(function.environment(), lambda, dispatch, pauses::add).run(loops);
  }

  @Test
  void goes_on_whatever_the_function_throws() throws Exception {
    FakeLambda lambda = new FakeLambda();
    List<String> calls = List.of("memory", "stack", "error", "exception", "fine");
    for (int i = 0; i < calls.size(); i++) {
      lambda.event("id-" + i, calls.get(i));
    }

    run(lambda, 1);

    assertThat(lambda.posts())
        .extracting(post -> post.path().substring("/2018-06-01/runtime/invocation/".length()))
        .containsExactly("id-0/error", "id-1/error", "id-2/error", "id-3/error", "id-4/response");
  }

  @Test
  void polls_again_after_pauses_that_double() throws Exception {
    FakeLambda lambda =
        new FakeLambda().raw(REFUSED).raw(REFUSED).raw(REFUSED).event("id-1", "x").raw(REFUSED);

    run(lambda, 1);

    assertThat(lambda.post().path()).endsWith("id-1/response");
    assertThat(pauses).startsWith(100L, 200L).endsWith(100L, 200L, 400L).hasSize(5);
  }

  @Test
  void ends_when_every_loop_has_lost_the_platform() throws Exception {
    FakeLambda lambda = new FakeLambda();

    run(lambda, 3);

    assertThat(lambda.polls()).isEqualTo(15);
    assertThat(pauses).hasSize(9).containsOnly(100L, 200L, 400L);
  }

  @Test
  void answers_what_is_in_flight_when_another_loop_gives_up() throws Exception {
    FakeLambda lambda = new FakeLambda();
    for (int i = 0; i < 5; i++) {
      lambda.raw(REFUSED);
    }
    lambda.event("id-1", "x").event("id-2", "y");

    run(lambda, 2);

    assertThat(lambda.posts()).hasSize(2);
  }

  @Test
  void ends_at_once_when_the_platform_answers_500() throws Exception {
    FakeLambda lambda =
        new FakeLambda().endingAfter(1).raw("HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n");

    run(lambda, 4);

    assertThat(lambda.posts()).isEmpty();
  }

  @Test
  void leaves_the_property_of_the_trace_alone_as_calls_overlap() throws Exception {
    System.clearProperty("com.amazonaws.xray.traceHeader");

    run(new FakeLambda().event("id-1", "x", "Lambda-Runtime-Trace-Id: Root=1"), 2);

    assertThat(System.getProperty("com.amazonaws.xray.traceHeader")).isNull();
  }
}
