// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runtimes report and what several invocations at once may do, over real sockets. */
@Timeout(60)
final class RuntimeErrorsTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final RuntimeApi single = new RuntimeApi(new Recorded(told), false);
  private final RuntimeApi several = new RuntimeApi(new Recorded(told), true);
  private RuntimeApi served = single;
  private Listeners listeners;
  private Listener listener;

  @BeforeEach
  void open() throws IOException {
    listeners = Listeners.start();
    listener = listeners.open("127.0.0.1", 0, it -> served.handleRequest(it));
  }

  @AfterEach
  void close() {
    listener.close();
    listeners.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Runtime.UserException, Runtime.UserException",
    "Function.Mine, Function.Mine",
    "Function.mine, Function.Unknown",
    "java.lang.Error, Runtime.Unknown",
    "'', Runtime.Unknown"
  })
  void takes_the_type_of_an_error_if_it_is_one(String header, String type) throws Exception {
    running();
    var error = post("invocation/id/error", "{}");
    error.header("Lambda-Runtime-Function-Error-Type", header);

    assertThat(send(error).statusCode()).isEqualTo(202);
    assertThat(told.take()).isEqualTo("failed id " + type + " {}");
  }

  @Test
  void keeps_the_cause_of_an_error_from_the_caller() throws Exception {
    running();
    var body = "{\"errorMessage\":\"m\",\"errorType\":\"t\",\"errorCause\":{\"message\":\"x\"}}";
    var error = post("invocation/id/error", body);
    error.header("Content-Type", "application/vnd.aws.lambda.error.cause+json");

    assertThat(send(error).statusCode()).isEqualTo(202);
    assertThat(told.take())
        .isEqualTo("failed id Runtime.Unknown {\"errorMessage\":\"m\",\"errorType\":\"t\"}");
  }

  @Test
  void restores_a_runtime_that_can_be_snapshotted_at_once() throws Exception {
    assertThat(send(get("restore/next")).statusCode()).isEqualTo(200);
    assertThat(told.take()).isEqualTo("restores");
    assertThat(send(get("restore/next")).body())
        .contains("State transition from Restoring to Ready failed for runtime");
    var unused = ask();
    assertThat(told.take()).isEqualTo("ready");
    assertThat(send(post("restore/error", "{}")).statusCode()).isEqualTo(403);
  }

  @Test
  void takes_an_error_of_a_restore_by_either_name() throws Exception {
    send(get("restore/next"));

    assertThat(send(post("init/error", "{}")).statusCode()).isEqualTo(202);
    assertThat(told.take()).isEqualTo("restores");
    assertThat(told.take()).isEqualTo("init Runtime.Unknown {}");
    assertThat(send(get("invocation/next")).body())
        .contains("State transition from RuntimeRestoreErrorState to Ready");
  }

  @Test
  void hands_each_loop_of_a_concurrent_runtime_an_event_of_its_own() throws Exception {
    served = several;
    var one = ask();
    assertThat(told.take()).isEqualTo("ready");
    var two = ask();
    several.offer(Recorded.invocation("a", null), Headers.of(), Body.of("1"));
    several.offer(Recorded.invocation("b", null), Headers.of(), Body.of("2"));

    var handed = Set.of(one.get().body(), two.get().body());
    assertThat(handed).containsExactlyInAnyOrder("1", "2");
    assertThat(send(post("invocation/b/response", "B")).statusCode()).isEqualTo(202);
    assertThat(told.take()).isEqualTo("answered b B");
    assertThat(told.take()).isEqualTo("free b");
    assertThat(send(post("invocation/b/response", "B")).statusCode()).isEqualTo(400);
    assertThat(send(post("invocation/a/response", "A")).statusCode()).isEqualTo(202);
  }

  @Test
  void tells_a_concurrent_runtime_that_its_answer_comes_too_late() throws Exception {
    served = several;
    several.offer(Recorded.invocation("a", null), Headers.of(), Body.of("1"));
    ask().get();
    several.abandon("a");

    var late = send(post("invocation/a/response", "A"));

    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(late.body()).contains("\"errorType\":\"InvokeTimeout\"");
  }

  private void running() throws Exception {
    single.offer(Recorded.invocation("id", null), Headers.of(), Body.of("1"));
    ask().get();
    assertThat(told.take()).isEqualTo("ready");
  }

  private CompletableFuture<HttpResponse<String>> ask() {
    return CLIENT.sendAsync(get("invocation/next").build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  private HttpRequest.Builder post(String path, String body) {
    return HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.port() + "/2018-06-01/runtime/" + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
