// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static dev.sampan.contract.Capability.HTTP;
import static dev.sampan.contract.Capability.INVOCATION_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a client is told when the handler fails, and what it is never told. */
interface FailureRules extends Rules {

  @Clause("RFC 9457 §3; Sampan: no stack trace to an HTTP caller")
  @Test
  default void an_exception_is_a_500_problem_without_a_stack_trace() throws Exception {
    needs(HTTP);
    try (var function = failing(new IllegalStateException("secret-of-the-handler"))) {

      var response = function.get("/fail");

      assertThat(response.status()).isEqualTo(500);
      assertThat(response.headers().first("content-type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(response.body().text())
          .contains("\"status\":500")
          .doesNotContain("secret-of-the-handler", "IllegalState", "dev.sampan", "\tat ", ".java");
    }
  }

  @Clause("Sampan: the whole trace goes to the log")
  @Test
  default void the_log_has_the_exception_that_the_client_is_not_shown() throws Exception {
    needs(HTTP);
    try (var function = failing(new IllegalStateException("secret-of-the-handler"))) {

      function.get("/fail");

      assertThat(function.log())
          .contains("IllegalStateException", "secret-of-the-handler", "FailureRules");
    }
  }

  @Clause("Sampan: a problem names the invocation, so that its log can be found")
  @Test
  default void a_problem_names_the_invocation() throws Exception {
    needs(HTTP, INVOCATION_ID);
    try (var function = failing(new IllegalStateException("secret-of-the-handler"))) {

      var response = function.http(HttpRequest.of("GET", "/fail"), CallFacts.of("call-4711"));

      assertThat(response.body().text()).contains("call-4711");
      assertThat(function.log()).contains("call-4711");
    }
  }

  @Clause("api.md (b) 5: rejected is 422")
  @Test
  default void a_rejected_request_is_422() throws Exception {
    needs(HTTP);
    try (var function = failing(new RejectedException("stock", "nothing is left"))) {

      var response = function.get("/fail");

      assertThat(response.status()).isEqualTo(422);
      assertThat(response.body().text()).contains("nothing is left");
    }
  }

  @Clause("api.md (b) 5: retryable is 503 with retry-after, RFC 9110 §10.2.3")
  @Test
  default void a_retryable_failure_is_503_with_the_time_to_wait() throws Exception {
    needs(HTTP);
    try (var function = failing(new RetryableException("not yet", Duration.ofSeconds(7)))) {

      var response = function.get("/fail");

      assertThat(response.status()).isEqualTo(503);
      assertThat(response.headers().first("retry-after")).contains("7");
    }
  }

  @Clause("api.md: HttpException carries its status and detail")
  @Test
  default void an_http_exception_is_its_own_answer() throws Exception {
    needs(HTTP);
    try (var function = failing(new HttpException(409, "the order was sent"))) {

      var response = function.get("/fail");

      assertThat(response.status()).isEqualTo(409);
      assertThat(response.body().text()).contains("the order was sent");
    }
  }

  @Clause("Sampan: an error of the virtual machine ends the call, not the instance")
  @Test
  default void a_stack_overflow_is_a_500_and_the_next_call_works() throws Exception {
    needs(HTTP);
    var calls = new AtomicInteger();
    var handler =
        new Probe.Web(
            (r, c) -> calls.getAndIncrement() == 0 ? deep(0) : HttpResponse.text(200, ""));
    try (var function = web(handler, "GET /fail")) {

      assertThat(function.get("/fail").status()).isEqualTo(500);
      assertThat(function.get("/fail").status()).isEqualTo(200);
    }
  }

  @SuppressWarnings("InfiniteRecursion")
  private static HttpResponse deep(int depth) {
    return deep(depth + 1).withHeader("x-depth", "" + depth);
  }

  @Clause("Sampan: a result that is no JSON is a failure, never silence")
  @Test
  default void a_result_that_json_cannot_say_is_a_500() throws Exception {
    needs(HTTP);
    var endless = new HashMap<String, Object>();
    endless.put("self", endless);
    try (var function =
        web(new Probe.Web((r, c) -> HttpResponse.json(200, endless)), "GET /fail")) {

      assertThat(function.get("/fail").status()).isEqualTo(500);
    }
  }

  @Clause("Sampan: a payload that does not fit the handler's input is the client's mistake")
  @Test
  default void a_body_that_does_not_fit_is_a_400() throws Exception {
    needs(HTTP);
    try (var function =
        Deployment.of(
            adapter(), new Probe.Payload((item, c) -> item), Deployment.web("POST /items"))) {

      assertThat(send(function, "{\"name\": \"a\", \"count\":").status()).isEqualTo(400);
      assertThat(send(function, "{\"name\": \"a\", \"count\": \"many\"}").status()).isEqualTo(400);
      assertThat(send(function, "{\"name\": \"a\", \"count\": 2}").status()).isEqualTo(200);
    }
  }

  private static HttpResponse send(Deployment function, String json) throws Exception {
    return function.http(
        HttpRequest.of("POST", "/items")
            .withHeader("content-type", "application/json")
            .withBody(Body.of(json)));
  }

  private Deployment failing(RuntimeException thrown) throws Exception {
    return web(
        new Probe.Web(
            (request, context) -> {
              throw thrown;
            }),
        "GET /fail");
  }
}
