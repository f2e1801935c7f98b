// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.http.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden files: what the platform sends, what the handler sees, what the adapter answers. */
@Timeout(60)
final class CloudRunCorpusTest {
  private final List<Event<byte[]>> events = new ArrayList<>();
  private final List<HttpRequest> requests = new ArrayList<>();
  private final List<JsonNode> payloads = new ArrayList<>();

  static Stream<CorpusCase> http() {
    return Corpus.cases("cloudrun", "http").stream();
  }

  static Stream<CorpusCase> direct() {
    return Corpus.cases("cloudrun", "direct").stream();
  }

  static Stream<CorpusCase> events() {
    return Stream.concat(
        Corpus.cases("cloudrun", "queue").stream(),
        Corpus.cases("cloudrun", "cloudevent").stream());
  }

  @ParameterizedTest
  @MethodSource
  void http(CorpusCase golden) throws Exception {
    HttpResponse response = Portable.response(golden.portableReply().get("reply"));

    WireMessage reply = exchange(golden, Trigger.HTTP, new Web(requests, response));

    assertRequest(requests.get(0), golden.portable().get("received"));
    assertReply(reply, golden);
    assertThat(reply.body()).isEqualTo(golden.nativeReply().body().bytes());
  }

  @ParameterizedTest
  @MethodSource
  void direct(CorpusCase golden) throws Exception {
    JsonNode told = golden.portableReply().get("reply");

    WireMessage reply = exchange(golden, Trigger.DIRECT, new Direct(payloads, told));

    assertThat(payloads).containsExactly(golden.portable().at("/received/payload/json"));
    assertReply(reply, golden);
    assertThat(withoutInvocation(reply.body()))
        .isEqualTo(withoutInvocation(golden.nativeReply().body().bytes()));
  }

  @ParameterizedTest
  @MethodSource
  void events(CorpusCase golden) throws Exception {
    JsonNode told = golden.portableReply().get("reply");
    Trigger kind = golden.kind().equals("queue") ? Trigger.QUEUE : Trigger.BUS;

    WireMessage reply = exchange(golden, kind, new Events(events, told));

    assertReply(reply, golden);
    JsonNode received = golden.portable().get("received");
    assertThat(events).hasSize(1);
    assertEvent(
        events.get(0), received.has("event") ? received.get("event") : received.at("/events/0"));
  }

  /** Sends the golden request byte for byte. */
  private static WireMessage exchange(CorpusCase golden, Trigger kind, Handler<?, ?> handler)
      throws Exception {
    String name = golden.portable().at("/trigger/name").asText("it");
    String source = golden.portable().at("/trigger/source").asText("");
    TriggerEntry trigger = new TriggerEntry(name, kind, source, List.of());
    try (Deployed function = Deployed.behind(trigger, handler);
        Connection connection = function.server.connect()) {
      connection.out().write(golden.nativeRequest().wire());
      connection.out().flush();
      boolean head = golden.nativeRequest().method().equals("HEAD");
      return WireMessage.readResponse(connection.in(), head);
    }
  }

  private static void assertReply(WireMessage reply, CorpusCase golden) {
    var expected = golden.nativeReply();
    assertThat(reply.status()).isEqualTo(expected.status());
    for (String name : expected.headers().names()) {
      assertThat(reply.all(name)).as(name).isEqualTo(expected.headers().all(name));
    }
  }

  private static void assertRequest(HttpRequest request, JsonNode received) {
    HttpRequest expected = Portable.request(received);
    assertThat(request.method()).isEqualTo(expected.method());
    assertThat(request.target()).isEqualTo(expected.target());
    assertThat(request.body().bytes()).isEqualTo(expected.body().bytes());
    assertThat(request.clientAddress()).isEqualTo(expected.clientAddress());
    for (String name : expected.headers().names()) {
      assertThat(request.headers().all(name)).as(name).isEqualTo(expected.headers().all(name));
    }
  }

  private static void assertEvent(Event<byte[]> event, JsonNode expected) {
    assertThat(event.getId()).isEqualTo(expected.get("id").textValue());
    assertThat(event.getType()).isEqualTo(expected.get("type").textValue());
    assertThat(event.getSource()).hasToString(expected.get("source").textValue());
    assertThat(event.getSubject()).isEqualTo(expected.path("subject").textValue());
    assertThat(event.getTime()).isEqualTo(expected.get("time").textValue());
    assertExtension(event, "nativetype", expected);
    assertExtension(event, "comexampletier", expected);
    assertThat(event.payload()).isEqualTo(data(expected));
    assertThat(event.delivery().attempt()).isEqualTo(expected.path("attempt").asInt(1));
    assertThat(event.delivery().orderingKey()).isEqualTo(expected.path("orderingKey").textValue());
    for (Map.Entry<String, JsonNode> each : expected.path("attributes").properties()) {
      assertThat(event.delivery().attributes())
          .containsEntry(each.getKey(), each.getValue().textValue());
    }
  }

  private static void assertExtension(Event<byte[]> event, String name, JsonNode expected) {
    assertThat(event.getExtension(name)).isEqualTo(expected.path(name).textValue());
  }

  private static byte[] data(JsonNode expected) {
    if (expected.has("data_base64")) {
      return Base64.getDecoder().decode(expected.get("data_base64").textValue());
    }
    boolean isCloudEvent = expected.has("specversion");
    return isCloudEvent
        ? expected.get("data").toString().getBytes(UTF_8)
        : Portable.body(expected.get("data")).bytes();
  }

  /** A problem names the invocation, and Cloud Run gives it no id that both sides would know. */
  private static JsonNode withoutInvocation(byte[] json) {
    JsonNode value = Portable.json(json);
    return value instanceof ObjectNode object ? object.without("invocation") : value;
  }

  private record Web(List<HttpRequest> requests, HttpResponse response)
      implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      requests.add(request);
      return response;
    }
  }

  private record Direct(List<JsonNode> payloads, JsonNode told)
      implements Handler<byte[], HttpResponse> {
    @Override
    public HttpResponse handle(byte[] payload, Context context) {
      payloads.add(Portable.json(payload));
      if (told.has("failed")) {
        throw new IllegalStateException(told.at("/failed/message").textValue());
      }
      return HttpResponse.of(200, "application/json", Portable.body(told.get("returned")));
    }
  }

  private record Events(List<Event<byte[]>> events, JsonNode told)
      implements Handler<Event<byte[]>, String> {
    @Override
    public String handle(Event<byte[]> event, Context context) {
      events.add(event);
      JsonNode outcome = told.has("outcomes") ? told.at("/outcomes/" + event.getId()) : told;
      String word = outcome.isTextual() ? outcome.textValue() : outcome.path("outcome").asText();
      if (word.equals("retry")) {
        throw new RetryableException("not yet");
      }
      if (word.equals("reject")) {
        throw new RejectedException("code", "never");
      }
      return "";
    }
  }
}
