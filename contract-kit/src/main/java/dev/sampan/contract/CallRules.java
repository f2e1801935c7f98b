// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static dev.sampan.contract.Capability.CONCURRENCY;
import static dev.sampan.contract.Capability.HTTP;
import static dev.sampan.contract.Capability.INVOCATION_ID;
import static dev.sampan.contract.Capability.TIME_LIMIT;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a handler is told about its call, and what calls must not do to each other. */
interface CallRules extends Rules {

  @Clause("Sampan: a deadline lies ahead and within the time limit")
  @Test
  default void the_deadline_lies_ahead() throws Exception {
    needs(HTTP);
    var limit = adapter().supports(TIME_LIMIT) ? Duration.ofSeconds(20) : Duration.ofSeconds(60);
    try (var function = telling(c -> c.deadline().at().toString())) {

      var answer = function.http(call(), new CallFacts("call-1", Duration.ofSeconds(20)));

      assertThat(Instant.parse(answer.body().text()))
          .isAfter(Deployment.NOW)
          .isBeforeOrEqualTo(Deployment.NOW.plus(limit));
    }
  }

  @Clause("Sampan: the context names the function and the platform")
  @Test
  default void the_context_names_function_and_platform() throws Exception {
    needs(HTTP);
    try (var function = telling(c -> c.function() + "@" + c.platform())) {

      assertThat(function.get("/call").body().text())
          .isEqualTo(Deployment.NAME + "@" + adapter().platform());
    }
  }

  @Clause("Sampan: the invocation's id is the platform's")
  @Test
  default void the_invocation_has_the_platforms_id() throws Exception {
    needs(HTTP, INVOCATION_ID);
    try (var function = telling(Context::invocationId)) {

      assertThat(function.http(call(), CallFacts.of("call-4711")).body().text())
          .isEqualTo("call-4711");
    }
  }

  @Clause("Sampan: every invocation has an id of its own")
  @Test
  default void no_two_invocations_have_one_id() throws Exception {
    needs(HTTP);
    try (var function = telling(Context::invocationId)) {

      var first = function.get("/call").body().text();
      var second = function.get("/call").body().text();

      assertThat(first).isNotBlank().isNotEqualTo(second);
    }
  }

  @Clause("Sampan: attempts are counted from one; a request has only one")
  @Test
  default void the_first_attempt_is_one() throws Exception {
    needs(HTTP);
    try (var function = telling(c -> "" + c.attempt())) {

      assertThat(function.get("/call").body().text()).isEqualTo("1");
    }
  }

  @Clause("Sampan: an instance's first call is its cold one")
  @Test
  default void only_the_first_call_is_cold() throws Exception {
    needs(HTTP);
    try (var function = telling(c -> "" + c.coldStart())) {

      assertThat(function.get("/call").body().text()).isEqualTo("true");
      assertThat(function.get("/call").body().text()).isEqualTo("false");
    }
  }

  @Clause("W3C Trace Context §3.2: the caller's trace is passed on")
  @Test
  default void the_trace_reaches_the_handler() throws Exception {
    needs(HTTP);
    var parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    try (var function = telling(c -> c.trace().traceparent() + "," + c.trace().tracestate())) {

      var request = call().withHeader("traceparent", parent).withHeader("tracestate", "a=1");

      assertThat(function.http(request).body().text()).isEqualTo(parent + ",a=1");
    }
  }

  @Clause("Sampan: a call sees nothing of the calls before it")
  @Test
  default void calls_in_a_row_do_not_mix() throws Exception {
    needs(HTTP);
    try (var function = echoing()) {
      for (var i = 0; i < 200; i++) {
        assertThat(echo(function, i)).isEqualTo(expected(i));
      }
    }
  }

  @Clause("Sampan: calls at one time do not mix")
  @Test
  default void calls_at_one_time_do_not_mix() throws Exception {
    needs(HTTP, CONCURRENCY);
    var threads = Executors.newFixedThreadPool(8);
    try (var function = echoing()) {
      var answers = new ArrayList<Future<String>>();
      for (var i = 0; i < 200; i++) {
        var number = i;
        answers.add(threads.submit(() -> echo(function, number)));
      }
      assertThat(all(answers)).isEqualTo(numbers(200));
    } finally {
      threads.shutdownNow();
    }
  }

  @Clause("the platform's concurrency: several calls are inside the handler at one time")
  @Test
  default void calls_run_at_the_same_time() throws Exception {
    needs(HTTP, CONCURRENCY);
    var together = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try (var function =
        telling(c -> "" + (together.await(patience().toMillis(), MILLISECONDS) >= 0))) {

      var first = threads.submit(() -> function.get("/call").body().text());
      var second = threads.submit(() -> function.get("/call").body().text());

      assertThat(List.of(first.get(), second.get())).containsExactly("true", "true");
    } finally {
      threads.shutdownNow();
    }
  }

  /** How long a call may wait for another one that is under way; 10 seconds unless overridden. */
  default Duration patience() {
    return Duration.ofSeconds(10);
  }

  /** What a rule's handler says about its context. */
  @FunctionalInterface
  interface Telling {
    String tell(Context context) throws Exception;
  }

  private Deployment telling(Telling telling) throws Exception {
    return web(new Probe.Web((r, c) -> HttpResponse.text(200, telling.tell(c))), "GET /call");
  }

  private static HttpRequest call() {
    return HttpRequest.of("GET", "/call");
  }

  private Deployment echoing() throws Exception {
    return web(
        new Probe.Web(
            (r, c) ->
                HttpResponse.text(
                    200,
                    r.path("n")
                        + r.query().first("n").orElse("-")
                        + r.headers().first("x-n").orElse("-")
                        + r.headers().first("x-only-" + r.path("n")).orElse("-")
                        + r.body().text())),
        "POST /call/{n}");
  }

  private static String echo(Deployment function, int number) throws Exception {
    var n = "." + number;
    return function
        .http(
            HttpRequest.of("POST", "/call/" + n + "?n=" + n)
                .withHeader("x-n", n)
                .withHeader("x-only-" + n, n)
                .withBody(Body.of(n.repeat(number % 4))))
        .body()
        .text();
  }

  private static String expected(int number) {
    return ("." + number).repeat(4 + number % 4);
  }

  private static List<String> numbers(int count) {
    var expected = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      expected.add(expected(i));
    }
    return expected;
  }

  private static List<String> all(List<Future<String>> answers)
      throws InterruptedException, ExecutionException {
    var texts = new ArrayList<String>();
    for (var each : answers) {
      texts.add(each.get());
    }
    return texts;
  }
}
