// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.scf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.platform.NativeReply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The custom runtime's API over real sockets. */
final class CustomRuntimeApiTest implements CustomRuntimeApi.Events {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private Listeners listeners;
  private CustomRuntimeApi api;
  private Listener listener;

  @BeforeEach
  void open() throws IOException {
    listeners = Listeners.start();
    api = new CustomRuntimeApi(this);
    listener = listeners.open("127.0.0.1", 0, api);
  }

  @AfterEach
  void close() {
    listener.close();
    listeners.close();
  }

  @Test
  void is_ready_once() throws Exception {
    assertThat(post("init/ready", " ").statusCode()).isEqualTo(200);
    assertThat(post("init/ready", " ").statusCode()).isEqualTo(200);

    assertThat(told).containsExactly("ready");
  }

  @Test
  void hands_out_the_same_event_until_it_is_answered() throws Exception {
    api.offer("id-1", Headers.of("request_id", "id-1"), Body.of("{\"n\":1}"));

    assertThat(get("invocation/next").body()).isEqualTo("{\"n\":1}");
    var again = get("invocation/next");

    assertThat(again.body()).isEqualTo("{\"n\":1}");
    assertThat(again.headers().firstValue("request_id")).contains("id-1");
  }

  @Test
  void takes_the_first_answer_and_forgets_the_others() throws Exception {
    api.offer("id-1", Headers.of(), Body.of("{}"));
    get("invocation/next");

    assertThat(post("invocation/response", "\"done\"").statusCode()).isEqualTo(200);
    assertThat(post("invocation/error", "late").statusCode()).isEqualTo(200);

    assertThat(told).containsExactly("answered id-1 \"done\"");
  }

  @Test
  void tells_an_error_and_that_the_place_is_free_at_the_next_poll() throws Exception {
    api.offer("id-1", Headers.of(), Body.of("{}"));
    get("invocation/next");
    post("invocation/error", "plain text");
    var next = CLIENT.sendAsync(request("invocation/next").build(), BodyHandlers.ofString());

    assertThat(told.take()).isEqualTo("failed id-1 plain text");
    assertThat(told.take()).isEqualTo("free id-1");
    api.offer("id-2", Headers.of(), Body.of("2"));
    assertThat(next.get().body()).isEqualTo("2");
  }

  @Test
  void refuses_an_answer_over_the_limit() throws Exception {
    api.offer("id-1", Headers.of(), Body.of("{}"));

    var refused = post("invocation/response", "x".repeat(6 * 1024 * 1024 + 1));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(told.take()).isEqualTo("too large id-1");
  }

  @Test
  void knows_no_other_call() throws Exception {
    assertThat(get("invocation/last").statusCode()).isEqualTo(404);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + listener.port() + "/runtime/" + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    var post = request(path).POST(BodyPublishers.ofString(body)).build();
    return CLIENT.send(post, BodyHandlers.ofString());
  }

  @Override
  public void ready() {
    told.add("ready");
  }

  @Override
  public void answered(String invocation, NativeReply reply) {
    var well = reply instanceof NativeReply.Payload;
    var body =
        well ? ((NativeReply.Payload) reply).body() : ((NativeReply.FunctionError) reply).body();
    told.add((well ? "answered " : "failed ") + invocation + " " + body.text());
  }

  @Override
  public void tooLarge(String invocation) {
    told.add("too large " + invocation);
  }

  @Override
  public void free(String invocation) {
    told.add("free " + invocation);
  }
}
