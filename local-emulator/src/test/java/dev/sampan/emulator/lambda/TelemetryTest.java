// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Telemetry API over real sockets, with a subscriber that takes what it is sent. */
@Timeout(60)
final class TelemetryTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String SUBSCRIPTION =
      """
      {"schemaVersion":"2022-12-13","types":[%s],"buffering":{"timeoutMs":25},
       "destination":{"protocol":"HTTP","URI":"http://sandbox.localdomain:%d/in"}}
      """;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final Extensions extensions = new Extensions(List.of("watcher"), false);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final Telemetry telemetry = new Telemetry(() -> Instant.EPOCH, timer, timer);
  private Listeners listeners;
  private Listener api;
  private Listener subscriber;

  @BeforeEach
  void open() throws IOException {
    listeners = Listeners.start();
    api = listeners.open("127.0.0.1", 0, it -> telemetry.handle(it, extensions));
    subscriber =
        listeners.open(
            "127.0.0.1",
            0,
            it ->
                Replies.receive(
                    it,
                    1_000_000,
                    (exchange, body) -> {
                      received.add(body.text());
                      Replies.send(exchange, 200, Headers.of(), Body.empty());
                    },
                    (exchange, large) -> received.add("broken")));
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
    api.close();
    subscriber.close();
    listeners.close();
  }

  @Test
  void sends_what_happened_before_the_subscription_and_what_happens_after_it() throws Exception {
    telemetry.accept(event("platform.initStart"));
    assertThat(subscribe("\"platform\"").body()).isEqualTo("\"OK\"");
    telemetry.accept(event("platform.start"));

    var events = events(3);
    assertThat(events)
        .extracting(it -> it.path("type").asText())
        .containsExactly("platform.initStart", "platform.telemetrySubscription", "platform.start");
    assertThat(events.get(1).at("/record/types/0").asText()).isEqualTo("platform");
    assertThat(events.get(2).path("time").asText()).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void sends_what_the_function_and_its_extensions_print_but_not_the_log_itself() throws Exception {
    subscribe("\"function\",\"extension\"");
    telemetry.lines("function").printed(line(false, "one"));
    telemetry.lines("function").printed(line(true, "REPORT"));
    telemetry.lines("extension").printed(line(false, "two"));

    assertThat(events(2))
        .extracting(it -> it.path("type").asText() + " " + it.path("record").asText())
        .containsExactly("function one", "extension two");
  }

  @Test
  void a_new_runtime_begins_without_subscribers() throws Exception {
    subscribe("\"function\"");
    telemetry.accept(event("platform.initStart"));
    telemetry.lines("function").printed(line(false, "unheard"));
    subscribe("\"platform\"");

    assertThat(events(2))
        .extracting(it -> it.path("type").asText())
        .containsExactly("platform.initStart", "platform.telemetrySubscription");
  }

  @Test
  void sends_lines_over_one_connection_until_the_runtime_ends() throws Exception {
    try (var server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      subscribe("\"function\"", "{\"protocol\":\"TCP\",\"port\":%d}", server.getLocalPort());
      telemetry.lines("function").printed(line(false, "one"));
      try (var peer = server.accept();
          var lines =
              new BufferedReader(
                  new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine())
            .isEqualTo(
                "{\"time\":\"1970-01-01T00:00:00Z\",\"type\":\"function\",\"record\":\"one\"}");
        telemetry.lines("function").printed(line(false, "two"));
        assertThat(lines.readLine()).contains("\"record\":\"two\"");

        telemetry.lines("function").printed(line(false, "last"));
        telemetry.forget();
        assertThat(lines.readLine()).contains("\"record\":\"last\"");
        assertThat(lines.readLine()).isNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"protocol\":\"TCP\",\"port\":0}", "{\"protocol\":\"TCP\",\"port\":65536}"})
  void refuses_ports_that_there_are_not(String destination) {
    var body = SUBSCRIPTION.formatted("\"platform\"", 80).replaceAll("\\{\"prot.*?}", destination);

    assertThatThrownBy(() -> TelemetryRequest.read(Body.of(body)))
        .hasMessage("port must be from 1 to 65535");
  }

  @Test
  void refuses_who_is_not_registered() throws Exception {
    var request = put("{}").header("Lambda-Extension-Identifier", "no").build();

    var answer = CLIENT.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Extension.InvalidExtensionIdentifier");
  }

  @Test
  void says_what_is_wrong_with_a_subscription() throws Exception {
    var answer = subscribe("\"weather\"");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("types must be of");
  }

  @ParameterizedTest
  @CsvSource({
    "maxItems, 999",
    "maxItems, 10001",
    "maxBytes, 262143",
    "maxBytes, 1048577",
    "timeoutMs, 24",
    "timeoutMs, 30001"
  })
  void holds_buffering_within_its_bounds(String name, int value) {
    var body =
        SUBSCRIPTION
            .formatted("\"platform\"", 80)
            .replace("\"timeoutMs\":25", "\"" + name + "\":" + value);

    assertThatThrownBy(() -> TelemetryRequest.read(Body.of(body)))
        .hasMessageStartingWith(name + " must be from ");
  }

  @Test
  void sends_to_this_machine_only() {
    var body = SUBSCRIPTION.formatted("\"platform\"", 80).replace("sandbox.", "example.");

    assertThatThrownBy(() -> TelemetryRequest.read(Body.of(body)))
        .hasMessageContaining("http://sandbox.localdomain:PORT/PATH");
  }

  private List<JsonNode> events(int count) throws Exception {
    var all = new ArrayList<JsonNode>();
    while (all.size() < count) {
      new ObjectMapper().readTree(received.take()).forEach(all::add);
    }
    return all;
  }

  private HttpResponse<String> subscribe(String types) throws Exception {
    var http = "{\"protocol\":\"HTTP\",\"URI\":\"http://sandbox.localdomain:%d/in\"}";
    return subscribe(types, http, subscriber.port());
  }

  private HttpResponse<String> subscribe(String types, String destination, int port)
      throws Exception {
    var id =
        extensions.all().get(0).state == Extension.State.STARTED
            ? extensions.register("watcher", Set.of()).id
            : extensions.all().get(0).id;
    var body =
        SUBSCRIPTION
            .formatted(types, port)
            .replaceAll("\\{\"prot.*?}", destination.formatted(port));
    var request = put(body);
    request.header("Lambda-Extension-Identifier", id);
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder put(String body) {
    var uri = URI.create("http://127.0.0.1:" + api.port() + "/2022-07-01/telemetry");
    return HttpRequest.newBuilder(uri).PUT(BodyPublishers.ofString(body));
  }

  private static PlatformEvent event(String type) {
    return PlatformEvent.of(Instant.EPOCH, type, PlatformEvent.fields());
  }

  private static OutputLine line(boolean system, String text) {
    return new OutputLine(Platform.LAMBDA, "f", "i-1", null, system, text);
  }
}
