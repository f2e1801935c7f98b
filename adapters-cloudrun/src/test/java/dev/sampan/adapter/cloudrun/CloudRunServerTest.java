// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.http.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class CloudRunServerTest {

  @ParameterizedTest
  @ValueSource(strings = {"/robots.txt", "/favicon.ico?v=1", "/_sampan/", "/_sampan/other"})
  void some_paths_are_not_the_functions(String path) throws Exception {
    try (Deployed function = Deployed.of(new Telling((request, context) -> "called"))) {
      assertThat(function.get(path)).startsWith("HTTP/1.1 404 ").doesNotContain("called");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_sampan/ready", "/_sampan/live"})
  void a_probe_is_answered_without_the_function(String path) throws Exception {
    try (Deployed function = Deployed.of(new Telling((request, context) -> "called"))) {
      assertThat(function.get(path)).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nok");
    }
  }

  @Test
  void all_else_is_the_functions() throws Exception {
    Telling target = new Telling((request, context) -> request.method() + " " + request.target());
    try (Deployed function = Deployed.of(target)) {
      assertThat(function.get("/a%20b?q=%2F")).endsWith("\r\n\r\nGET /a%20b?q=%2F");
      assertThat(function.get("/robots.txt/x")).endsWith("\r\n\r\nGET /robots.txt/x");
      assertThat(function.get("/_sampanx")).endsWith("\r\n\r\nGET /_sampanx");
    }
  }

  @Test
  void the_answer_to_head_has_the_length_of_the_answer_to_get() throws Exception {
    try (Deployed function = Deployed.of(new Telling((request, context) -> "ten bytes!"))) {
      assertThat(function.send("HEAD /", "", ""))
          .containsIgnoringCase("content-length: 10\r\n")
          .endsWith("\r\n\r\n");
    }
  }

  @Test
  void a_line_of_the_log_names_the_requests_trace() throws Exception {
    Telling logging =
        new Telling(
            (request, context) -> {
              context.logger().info("seen");
              return "";
            });
    try (Deployed function = Deployed.with("GOOGLE_CLOUD_PROJECT", "shop-1", logging)) {
      function.send(
          "GET /", "traceparent: 00-6b7d1f0e2c934a58b1e07f3d9c5a4e21-1f2e3d4c5b6a7988-00\r\n", "");

      assertThat(function.log())
          .contains(
              "\"logging.googleapis.com/trace\":"
                  + "\"projects/shop-1/traces/6b7d1f0e2c934a58b1e07f3d9c5a4e21\"",
              "\"logging.googleapis.com/trace_sampled\":false");
    }
  }

  @Test
  void the_first_call_is_cold_and_every_call_has_an_id() throws Exception {
    Telling id = new Telling((request, context) -> context.coldStart() + context.invocationId());
    try (Deployed function = Deployed.of(id)) {
      String first = function.get("/");
      String second = function.get("/");

      assertThat(first).contains("\r\n\r\ntrue");
      assertThat(second).contains("\r\n\r\nfalse");
      assertThat(first.replace("\r\n\r\ntrue", ""))
          .isNotEqualTo(second.replace("\r\n\r\nfalse", ""));
      assertThat(function.send("GET /", "Function-Execution-Id: x1\r\n", "")).endsWith("falsex1");
    }
  }

  @ParameterizedTest
  @CsvSource({"60, 2026-11-23T12:00:59Z", "5, 2026-11-23T12:00:04.500Z"})
  void the_deadline_is_the_time_out_less_a_margin(int seconds, String deadline) throws Exception {
    Telling at = new Telling((request, context) -> context.deadline().at().toString());
    try (Deployed function = Deployed.within(seconds, at)) {
      assertThat(function.get("/")).endsWith("\r\n\r\n" + deadline);
    }
  }

  @Test
  void the_trace_is_passed_on() throws Exception {
    Telling trace =
        new Telling((request, c) -> c.trace().traceparent() + "," + c.trace().tracestate());
    try (Deployed function = Deployed.of(trace)) {
      assertThat(function.send("GET /", "traceparent: 00-a-b-01\r\ntracestate: x=1\r\n", ""))
          .endsWith("\r\n\r\n00-a-b-01,x=1");
    }
  }

  @Test
  void the_client_is_the_one_that_the_front_end_saw() throws Exception {
    Telling client = new Telling((request, context) -> request.clientAddress().orElse("nobody"));
    try (Deployed function = Deployed.of(client)) {
      String forged = "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 1.1.1.1, 203.0.113.7\r\n";

      assertThat(function.send("GET /", forged, "")).endsWith("\r\n\r\n203.0.113.7");
      assertThat(function.get("/")).endsWith("\r\n\r\nnobody");
    }
  }

  @Test
  void a_handler_that_takes_too_long_is_interrupted_and_the_caller_told() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Telling slow =
        new Telling(
            (request, context) -> {
              try {
                new CountDownLatch(1).await();
                return "never";
              } catch (InterruptedException e) {
                interrupted.complete(true);
                throw e;
              }
            });
    try (Deployed function = Deployed.within(1, slow)) {
      assertThat(function.get("/")).startsWith("HTTP/1.1 504 ").contains("problem+json");
      assertThat(interrupted.get()).isTrue();
    }
  }

  @Test
  void an_exception_is_a_problem_without_a_stack_trace() throws Exception {
    Telling failing =
        new Telling(
            (request, context) -> {
              throw new IllegalStateException("secret");
            });
    try (Deployed function = Deployed.of(failing)) {
      assertThat(function.get("/"))
          .startsWith("HTTP/1.1 500 ")
          .contains("application/problem+json", "\"detail\":\"The function failed.\"")
          .doesNotContain("secret", "Exception", "at dev.sampan");
      assertThat(function.log()).contains("\"severity\":\"ERROR\"", "secret").endsWith("}\n");
    }
  }

  @Test
  void a_body_over_32_mib_is_refused_by_its_length() throws Exception {
    try (Deployed function = Deployed.of(new Telling((request, context) -> "called"))) {
      try (Connection connection = function.server.connect()) {
        String head = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 33554433\r\n\r\n";
        connection.out().write(head.getBytes(US_ASCII));
        connection.out().flush();

        assertThat(new String(connection.in().readAllBytes(), US_ASCII))
            .startsWith("HTTP/1.1 413 ");
      }
    }
  }

  /** Says something about each request. */
  @FunctionalInterface
  interface Tell {
    String about(HttpRequest request, Context context) throws Exception;
  }

  private record Telling(Tell tell) implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) throws Exception {
      return HttpResponse.text(200, tell.about(request, context));
    }
  }
}
