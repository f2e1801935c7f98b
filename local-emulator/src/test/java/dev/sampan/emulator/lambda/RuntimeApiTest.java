// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Runtime API over real sockets, with a runtime that does as it likes. */
@Timeout(60)
final class RuntimeApiTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String OK = "{\"status\":\"OK\"}\n";

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private Listeners listeners;
  private RuntimeApi api;
  private Listener listener;

  @BeforeEach
  void open() throws IOException {
    listeners = Listeners.start();
    api = new RuntimeApi(new Recorded(told), false);
    listener = listeners.open("127.0.0.1", 0, api);
  }

  @AfterEach
  void close() {
    listener.close();
    listeners.close();
  }

  @Test
  void hands_out_an_event_and_takes_its_answer() throws Exception {
    var next = CLIENT.sendAsync(get("invocation/next"), BodyHandlers.ofString());
    assertThat(told.take()).isEqualTo("ready");
    api.offer(
        Recorded.invocation("id-1", null),
        Headers.of("lambda-runtime-aws-request-id", "id-1"),
        Body.of("{}"));

    assertThat(next.get().body()).isEqualTo("{}");
    assertThat(next.get().headers().firstValue("Lambda-Runtime-Aws-Request-Id")).contains("id-1");
    var answer = send(post("invocation/id-1/response", "\"done\""));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo(OK);
    assertThat(told.take()).isEqualTo("answered id-1 \"done\"");
  }

  @Test
  void tells_that_a_place_is_free_when_the_runtime_asks_again() throws Exception {
    runOne("id-1");

    var next = CLIENT.sendAsync(get("invocation/next"), BodyHandlers.ofString());

    assertThat(told.take()).isEqualTo("free id-1");
    api.offer(Recorded.invocation("id-2", null), Headers.of(), Body.of("2"));
    assertThat(next.get().body()).isEqualTo("2");
  }

  @Test
  void gives_the_same_event_to_a_runtime_that_asks_twice() throws Exception {
    api.offer(Recorded.invocation("id-1", null), Headers.of(), Body.of("1"));

    assertThat(send(get("invocation/next")).body()).isEqualTo("1");
    assertThat(send(get("invocation/next")).body()).isEqualTo("1");
  }

  @Test
  void takes_an_error_for_an_answer() throws Exception {
    api.offer(Recorded.invocation("id-1", null), Headers.of(), Body.of("1"));
    send(get("invocation/next"));

    assertThat(send(post("invocation/id-1/error", "{}")).statusCode()).isEqualTo(202);
    assertThat(told.take()).isEqualTo("ready");
    assertThat(told.take()).isEqualTo("failed id-1 Runtime.Unknown {}");
  }

  @Test
  void refuses_an_answer_to_another_invocation() throws Exception {
    api.offer(Recorded.invocation("id-1", null), Headers.of(), Body.of("1"));

    var refused = send(post("invocation/id-2/response", "x"));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("InvalidRequestID");
  }

  @Test
  void refuses_what_the_state_does_not_allow() throws Exception {
    var early = send(post("invocation/id-1/response", "x"));
    runOne("id-1");
    var twice = send(post("invocation/id-1/response", "x"));
    var late = send(post("init/error", "{}"));

    assertThat(early.statusCode()).isEqualTo(403);
    assertThat(early.body())
        .contains("State transition from Started to InvocationResponse failed for runtime");
    assertThat(twice.statusCode()).isEqualTo(403);
    assertThat(twice.body()).contains("RuntimeResponseSentState");
    assertThat(late.statusCode()).isEqualTo(403);
  }

  @Test
  void takes_an_init_error_once_and_no_poll_after_it() throws Exception {
    var error = send(post("init/error", "{\"errorType\":\"X\"}"));

    assertThat(error.statusCode()).isEqualTo(202);
    assertThat(told.take()).isEqualTo("init Runtime.Unknown {\"errorType\":\"X\"}");
    assertThat(send(get("invocation/next")).statusCode()).isEqualTo(403);
  }

  @Test
  void refuses_an_answer_over_the_limit_and_says_how_large_it_was() throws Exception {
    api.offer(Recorded.invocation("id-1", null), Headers.of(), Body.of("1"));
    send(get("invocation/next"));

    var refused = send(post("invocation/id-1/response", "x".repeat(6_291_557)));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("Exceeded maximum allowed payload size (6291556 bytes)");
    assertThat(told.take()).isEqualTo("ready");
    assertThat(told.take())
        .isEqualTo(
            "too large id-1 Response payload size (6291557 bytes) exceeded maximum allowed payload"
                + " size (6291556 bytes).");
  }

  @Test
  void refuses_a_response_mode_that_there_is_not() throws Exception {
    api.offer(Recorded.invocation("id-1", null), Headers.of(), Body.of("1"));
    send(get("invocation/next"));
    var request =
        HttpRequest.newBuilder(uri("invocation/id-1/response"))
            .header("Lambda-Runtime-Function-Response-Mode", "sideways")
            .POST(BodyPublishers.ofString("x"))
            .build();

    var refused = send(request);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("InvalidFunctionResponseMode");
  }

  @Test
  void sixty_four_parked_polls_hold_no_thread() throws Exception {
    var parked = new ArrayList<Parked>();
    parked.add(new Parked(listeners));
    var before = Thread.activeCount();
    for (var i = 1; i < 64; i++) {
      parked.add(new Parked(listeners));
    }

    assertThat(Thread.activeCount()).isLessThanOrEqualTo(before);
    for (var each : parked) {
      assertThat(each.answer("event")).endsWith("event");
    }
  }

  private void runOne(String id) throws Exception {
    api.offer(Recorded.invocation(id, null), Headers.of(), Body.of("1"));
    send(get("invocation/next"));
    assertThat(told.take()).isEqualTo("ready");
    send(post("invocation/" + id + "/response", "x"));
    assertThat(told.take()).isEqualTo("answered " + id + " x");
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.port() + "/2018-06-01/runtime/" + path);
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(uri(path)).build();
  }

  private HttpRequest post(String path, String body) {
    return HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)).build();
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  /** A runtime of its own that waits for an event, on a plain socket. */
  private static final class Parked {

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final RuntimeApi api = new RuntimeApi(new Recorded(told), false);
    private final Listener listener;
    private final Socket socket;

    Parked(Listeners listeners) throws Exception {
      listener = listeners.open("127.0.0.1", 0, api);
      socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
      var request = "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(told.take()).isEqualTo("ready");
    }

    String answer(String event) throws IOException {
      try (socket;
          listener) {
        api.offer(Recorded.invocation("id", null), Headers.of(), Body.of(event));
        var read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0 || !read.toString().endsWith(event)) {
          read.append((char) socket.getInputStream().read());
        }
        return read.toString();
      }
    }
  }
}
