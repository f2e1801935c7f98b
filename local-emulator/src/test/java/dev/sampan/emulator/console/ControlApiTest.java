// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The table of routes: what is found, refused and streamed. */
final class ControlApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<ControlStream> streams = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Listeners listeners;
  private Listener listener;

  @BeforeEach
  void open() throws Exception {
    listeners = Listeners.start();
    ControlResource resource =
        () ->
            List.of(
                ControlRoute.get("/api/things/{name}", ControlApiTest::name),
                ControlRoute.get("/api/things/all", it -> it.answer(200, text("all"))),
                ControlRoute.post("/api/things", it -> it.answer(201, it.json())).withBodyLimit(64),
                ControlRoute.get("/api/open", it -> it.answer(200, text("open"))).forAnybody(),
                ControlRoute.get("/api/broken", ControlApiTest::broken).thatBlocks(),
                ControlRoute.get("/api/lines", it -> streams.add(it.stream())));
    listener = listeners.open("127.0.0.1", 0, new ControlApi("secret", threads, List.of(resource)));
  }

  @AfterEach
  void close() {
    listener.close();
    listeners.close();
    threads.shutdownNow();
  }

  private static void name(ControlCall call) {
    call.answer(200, text(call.variable("name") + call.query("n", 7, 1, 9)));
  }

  private static void broken(ControlCall call) {
    throw new IllegalStateException("no " + call.header("Host").isPresent());
  }

  private static JsonNode text(String text) {
    return JSON.getNodeFactory().textNode(text);
  }

  @Test
  void decodes_what_varies_in_a_path_and_prefers_what_does_not() throws Exception {
    assertThat(get("/api/things/a+b%20%C3%A9?n=3").body()).isEqualTo("\"a+b é3\"");
    assertThat(get("/api/things/all").body()).isEqualTo("\"all\"");
  }

  @Test
  void names_near_paths_for_an_unknown_one() throws Exception {
    var near = get("/api/thing");
    var far = get("/api/" + "x".repeat(500));

    assertThat(near.statusCode()).isEqualTo(404);
    assertThat(detail(near)).contains("did you mean /api/things");
    assertThat(detail(far)).contains("openapi.yaml").hasSizeLessThan(250);
  }

  @Test
  void names_the_methods_that_a_path_takes() throws Exception {
    var reply = send("DELETE", "/api/things", "");

    assertThat(reply.statusCode()).isEqualTo(405);
    assertThat(reply.headers().firstValue("Allow")).contains("POST");
    assertThat(detail(reply)).contains("POST", "DELETE");
  }

  @Test
  void wants_the_token_unless_a_route_is_for_anybody() throws Exception {
    var without = CLIENT.send(request("GET", "/api/things/all", ""), BodyHandlers.TEXT);
    var open = CLIENT.send(request("GET", "/api/open", ""), BodyHandlers.TEXT);

    assertThat(without.statusCode()).isEqualTo(401);
    assertThat(open.statusCode()).isEqualTo(200);
  }

  @Test
  void refuses_what_is_out_of_bounds_with_the_reason() throws Exception {
    assertThat(detail(get("/api/things/a?n=10"))).contains("n is 10", "1 to 9");
    assertThat(detail(get("/api/things/a?n=x"))).contains("n is x");
    assertThat(detail(send("POST", "/api/things", "x".repeat(65)))).contains("64 bytes");
    assertThat(detail(send("POST", "/api/things", "[]"))).contains("not a JSON object");
    assertThat(detail(send("POST", "/api/things", "{\"a\":"))).contains("not JSON");
    assertThat(detail(send("POST", "/api/things", "{} {}"))).contains("not JSON");
  }

  @Test
  void refuses_a_path_that_is_not_percent_encoded() throws Exception {
    try (var socket = connect("/api/things/%zz")) {
      assertThat(reader(socket).readLine()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
  }

  @Test
  void tells_a_fault_of_its_own_without_a_stack_trace() throws Exception {
    var reply = get("/api/broken");

    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(detail(reply)).isEqualTo("a fault of the emulator: IllegalStateException: no true");
  }

  @Test
  void streams_lines_until_it_is_closed() throws Exception {
    try (var socket = connect("/api/lines")) {
      var reader = reader(socket);
      var stream = streams.take();

      var sent = stream.send(text("one")) && stream.send(text("two"));
      stream.close();

      assertThat(sent).isTrue();
      assertThat(reader.lines().toList()).contains("\"one\"", "\"two\"");
      assertThat(stream.send(text("late"))).isFalse();
    }
  }

  @Test
  void drops_lines_for_a_client_that_does_not_read_and_says_how_many() throws Exception {
    try (var socket = connect("/api/lines")) {
      var stream = streams.take();
      var line = text("x".repeat(100_000));
      var all = 200;
      for (var i = 0; i < all; i++) {
        stream.send(line);
      }
      stream.close();

      var lines = reader(socket).lines().filter(it -> it.length() > 10).toList();

      var told = lines.stream().filter(it -> it.startsWith("{\"dropped\":")).toList();
      var full = lines.stream().filter(it -> it.startsWith("\"xx")).count();
      var dropped = 0L;
      for (var each : told) {
        dropped += JSON.readTree(each).path("dropped").asLong();
      }
      assertThat(dropped).isPositive().isEqualTo(all - full);
    }
  }

  @Test
  @Timeout(60)
  void notices_that_a_client_is_gone() throws Exception {
    var socket = connect("/api/lines");
    var stream = streams.take();
    socket.close();

    while (stream.send(text("x".repeat(10_000))) && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }

    assertThat(stream.send(text("more"))).isFalse();
  }

  private Socket connect(String path) throws Exception {
    var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    var head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer secret\r\n";
    socket
        .getOutputStream()
        .write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws Exception {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "");
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    var request = request(method, path, body, "Authorization", "Bearer secret");
    return CLIENT.send(request, BodyHandlers.TEXT);
  }

  private HttpRequest request(String method, String path, String body, String... headers) {
    var builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listener.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    return headers.length == 0 ? builder.build() : builder.headers(headers).build();
  }

  private static String detail(HttpResponse<String> reply) throws Exception {
    assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
    return JSON.readTree(reply.body()).path("detail").asText();
  }

  private static final class BodyHandlers {
    static final HttpResponse.BodyHandler<String> TEXT =
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
  }
}
