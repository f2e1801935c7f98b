// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Event;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.FunctionInstance;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden files: what the platform sends, what the handler sees, what the adapter answers. */
final class ScfCorpusTest {

  private final List<Event<byte[]>> events = new ArrayList<>();
  private final List<HttpRequest> requests = new ArrayList<>();
  private final List<String> payloads = new ArrayList<>();

  static Stream<CorpusCase> http() {
    return Corpus.cases("scf", "http").stream();
  }

  static Stream<CorpusCase> web() {
    return Corpus.cases("scf", "web").stream();
  }

  static Stream<CorpusCase> direct() {
    return Corpus.cases("scf", "direct").stream();
  }

  static Stream<CorpusCase> queue() {
    return Corpus.cases("scf", "queue").stream();
  }

  static Stream<CorpusCase> cloudevent() {
    return Corpus.cases("scf", "cloudevent").stream();
  }

  @ParameterizedTest
  @MethodSource
  void http(CorpusCase golden) throws Exception {
    var reply = polled(golden, Trigger.HTTP, responding(golden));

    assertRequest(golden);
    assertThat(reply.target()).isEqualTo("/runtime/invocation/response");
    assertThat(json(reply.body())).isEqualTo(json(golden.nativeReply().body().bytes()));
  }

  @ParameterizedTest
  @MethodSource
  void web(CorpusCase golden) throws Exception {
    var reply = proxied(golden, "web", Trigger.HTTP, responding(golden));
    var expected = golden.nativeReply();

    assertRequest(golden);
    assertThat(reply.status()).isEqualTo(expected.status());
    assertThat(reply.body()).isEqualTo(expected.body().bytes());
    for (var name : expected.headers().names()) {
      assertThat(reply.all(name)).as(name).isEqualTo(expected.headers().all(name));
    }
  }

  @ParameterizedTest
  @MethodSource
  void direct(CorpusCase golden) throws Exception {
    var handler = new Handlers.Raw((payload, context) -> returned(payload, golden));
    var image = golden.nativeRequest().isHttp();

    var reply =
        image
            ? proxied(golden, "event", Trigger.DIRECT, handler)
            : polled(golden, Trigger.DIRECT, handler);

    assertThat(json(payloads.get(0).getBytes(UTF_8)))
        .isEqualTo(golden.portable().at("/received/payload/json"));
    if (image) {
      assertThat(reply.status()).isEqualTo(golden.nativeReply().status());
    } else {
      assertPath(reply, golden);
    }
    assertResult(reply.body(), golden.nativeReply().body().bytes());
  }

  @ParameterizedTest
  @MethodSource
  void queue(CorpusCase golden) throws Exception {
    var outcomes = golden.portableReply().at("/reply/outcomes");
    var handler =
        new Handlers.Events((event, context) -> settled(event, outcomes.get(event.getId())));

    var reply = polled(golden, Trigger.QUEUE, handler);

    assertPath(reply, golden);
    var expected = golden.portable().at("/received/events");
    assertThat(events).hasSameSizeAs(expected);
    for (var i = 0; i < events.size(); i++) {
      assertEvent(events.get(i), expected.get(i));
    }
  }

  @ParameterizedTest
  @MethodSource
  void cloudevent(CorpusCase golden) throws Exception {
    var told = golden.portableReply().get("reply");
    var handler =
        new Handlers.Events(
            (event, context) -> {
              events.add(event);
              if (told.get("outcome").textValue().equals("retry")) {
                throw new RetryableException(told.get("reason").textValue());
              }
              return "";
            });

    var reply = polled(golden, Trigger.BUS, handler);

    assertPath(reply, golden);
    assertResult(reply.body(), golden.nativeReply().body().bytes());
    var expected = golden.portable().at("/received/event");
    var event = events.get(0);
    assertThat(event.getId()).isEqualTo(expected.get("id").textValue());
    assertThat(event.getSource()).hasToString(expected.get("source").textValue());
    assertThat(event.getType()).isEqualTo(expected.get("type").textValue());
    assertThat(event.getSubject()).isEqualTo(expected.path("subject").textValue());
    assertThat(event.getExtension("comexampletier"))
        .isEqualTo(expected.path("comexampletier").textValue());
    if (expected.has("data_base64")) {
      var encoded = expected.get("data_base64").textValue();
      assertThat(event.payload()).isEqualTo(Base64.getDecoder().decode(encoded));
    } else {
      assertThat(json(event.payload())).isEqualTo(expected.get("data"));
    }
  }

  private Handlers.Web responding(CorpusCase golden) {
    return new Handlers.Web(
        (request, context) -> {
          requests.add(request);
          return Portable.response(golden.portableReply().get("reply"));
        });
  }

  private byte[] returned(byte[] payload, CorpusCase golden) {
    payloads.add(new String(payload, UTF_8));
    var reply = golden.portableReply().get("reply");
    if (reply.has("failed")) {
      throw new IllegalStateException(reply.at("/failed/message").textValue());
    }
    return Portable.body(reply.get("returned")).bytes();
  }

  private Object settled(Event<byte[]> event, JsonNode outcome) {
    events.add(event);
    switch (outcome.textValue()) {
      case "retry" -> throw new RetryableException("not yet");
      case "reject" -> throw new RejectedException("code", "never");
      default -> {
        return "";
      }
    }
  }

  private static WireMessage polled(CorpusCase golden, Trigger kind, Object handler)
      throws Exception {
    var request = golden.nativeRequest();
    var next = WireMessage.response(200);
    for (var header : lines(request.headers())) {
      next = next.with(header.getKey(), header.getValue());
    }
    var source = golden.portable().at("/trigger/source").asText("");
    try (var loop = new Loop(Handlers.function(kind, source), handler)) {
      return loop.invoke(next.withBody(request.body().bytes()));
    }
  }

  private static WireMessage proxied(CorpusCase golden, String mode, Trigger kind, Object handler)
      throws Exception {
    var environment = Handlers.environment(Map.of("SAMPAN_SCF_MODE", mode));
    var instance = FunctionInstance.of("scf", Handlers.function(kind, ""), handler, environment);
    var request = golden.nativeRequest();
    var message = WireMessage.request(request.method(), request.target());
    for (var header : lines(request.headers().without("content-length"))) {
      message = message.with(header.getKey(), header.getValue());
    }
    var body = request.body().bytes();
    try (var platform = new ServerWire(ScfServer.withoutPort(instance, environment))) {
      return platform.exchange(body.length == 0 ? message : message.withBody(body));
    }
  }

  private static List<Map.Entry<String, String>> lines(Headers headers) {
    var lines = new ArrayList<Map.Entry<String, String>>();
    for (var i = 0; i < headers.size(); i++) {
      lines.add(Map.entry(headers.name(i), headers.value(i)));
    }
    return lines;
  }

  private void assertRequest(CorpusCase golden) {
    var received = golden.portable().get("received");
    var expected = Portable.request(received);
    var request = requests.get(0);
    assertThat(request.method()).isEqualTo(expected.method());
    assertThat(request.uri().getRawPath()).isEqualTo(expected.uri().getRawPath());
    assertThat(request.body().bytes()).isEqualTo(expected.body().bytes());
    assertThat(request.clientAddress()).isEqualTo(expected.clientAddress());
    for (var name : expected.headers().names()) {
      assertThat(request.headers().all(name)).as(name).isEqualTo(expected.headers().all(name));
    }
    for (var parameter : received.path("query").properties()) {
      var values = new ArrayList<String>();
      parameter.getValue().forEach(value -> values.add(value.textValue()));
      assertThat(request.query().all(parameter.getKey())).isEqualTo(values);
    }
  }

  private static void assertEvent(Event<byte[]> event, JsonNode expected) {
    assertThat(event.getId()).isEqualTo(expected.get("id").textValue());
    assertThat(event.getType()).isEqualTo(expected.get("type").textValue());
    assertThat(event.getSource()).hasToString(expected.get("source").textValue());
    assertThat(event.getSubject()).isEqualTo(expected.get("subject").textValue());
    assertThat(event.getTime()).isEqualTo(expected.get("time").textValue());
    assertThat(event.getExtension("nativetype")).isEqualTo(expected.get("nativetype").textValue());
    assertThat(event.payload()).isEqualTo(Portable.body(expected.get("data")).bytes());
    assertThat(event.delivery().attempt()).isEqualTo(expected.get("attempt").intValue());
    assertThat(event.delivery().orderingKey()).isEqualTo(expected.get("orderingKey").textValue());
    for (var attribute : expected.get("attributes").properties()) {
      assertThat(event.delivery().attributes())
          .containsEntry(attribute.getKey(), attribute.getValue().textValue());
    }
  }

  private static void assertPath(WireMessage reply, CorpusCase golden) {
    assertThat(reply.target())
        .isEqualTo("/runtime/invocation/" + (golden.repliesWithError() ? "error" : "response"));
  }

  /** Frames of a stack trace are an example in the files, all else is owed. */
  private static void assertResult(byte[] found, byte[] owed) {
    var expected = json(owed);
    if (expected.has("errorCode")) {
      for (var name : List.of("errorCode", "errorMessage", "requestId", "statusCode")) {
        assertThat(json(found).get(name)).as(name).isEqualTo(expected.get(name));
      }
      return;
    }
    assertThat(json(found)).isEqualTo(expected);
  }

  private static JsonNode json(byte[] text) {
    return Portable.json(text);
  }
}
