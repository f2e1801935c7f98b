// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.contract.CallFacts;
import dev.sampan.contract.DirectAnswer;
import dev.sampan.contract.Message;
import dev.sampan.contract.RunningAdapter;
import dev.sampan.contract.Settlement;
import dev.sampan.contract.Wire;
import dev.sampan.contract.WireMessage;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cloud Run's front end, Pub/Sub and Eventarc, as the container sees them. */
final class CloudRunPlatform implements RunningAdapter {
  /** The statuses that Pub/Sub takes for an acknowledgement. */
  private static final Set<Integer> ACKNOWLEDGED = Set.of(102, 200, 201, 202, 204);

  private static final JsonMapper JSON = new JsonMapper();

  private final CloudRunServer server;
  private final Wire wire = new Wire();

  CloudRunPlatform(CloudRunServer server) {
    this.server = server;
  }

  @Override
  public HttpResponse http(HttpRequest request, CallFacts facts) throws IOException {
    var message = WireMessage.request(request.method(), request.target());
    for (var line = 0; line < request.headers().size(); line++) {
      message = message.with(request.headers().name(line), request.headers().value(line));
    }
    message = message.with("X-Forwarded-For", request.clientAddress().orElse("203.0.113.1"));
    var body = request.body().bytes();
    var reply = exchange(body.length == 0 ? message : message.withBody(body));
    var headers = Headers.of();
    for (var field : reply.fields()) {
      headers = headers.and(field.name(), field.value());
    }
    return HttpResponse.of(reply.status()).withHeaders(headers).withBody(Body.of(reply.body()));
  }

  @Override
  public DirectAnswer direct(byte[] payload, CallFacts facts) {
    throw new AssertionError("Cloud Run has no direct calls");
  }

  @Override
  public Map<String, Settlement> queue(List<Message> messages, CallFacts facts) throws IOException {
    var settled = new LinkedHashMap<String, Settlement>();
    for (var message : messages) {
      settled.put(message.id(), settlement(deliver("application/json", push(message))));
    }
    return settled;
  }

  @Override
  public Settlement cloudEvent(String structured, CallFacts facts) throws IOException {
    return settlement(deliver("application/cloudevents+json", structured.getBytes(UTF_8)));
  }

  @Override
  public Wire wire() {
    return wire;
  }

  @Override
  public void close() {
    server.close();
  }

  private WireMessage deliver(String contentType, byte[] body) throws IOException {
    return exchange(
        WireMessage.request("POST", "/_sampan/events/orders")
            .with("Content-Type", contentType)
            .withBody(body));
  }

  private static Settlement settlement(WireMessage reply) {
    return ACKNOWLEDGED.contains(reply.status()) ? Settlement.DONE : Settlement.FAILED;
  }

  private WireMessage exchange(WireMessage request) throws IOException {
    try (var connection = server.connect()) {
      var out = wire.tap(connection.out());
      out.write(request.with("Host", "probe-0123456789.europe-west1.run.app").bytes());
      out.flush();
      return WireMessage.readResponse(wire.tap(connection.in()), request.method().equals("HEAD"));
    }
  }

  private static byte[] push(Message message) throws IOException {
    ObjectNode push = JSON.createObjectNode();
    ObjectNode inner = push.putObject("message");
    inner.put("data", Base64.getEncoder().encodeToString(message.text().getBytes(UTF_8)));
    message.attributes().forEach(inner.putObject("attributes")::put);
    inner.put("messageId", message.id()).put("message_id", message.id());
    inner.put("publishTime", "2026-11-23T12:00:00.000Z");
    if (message.key() != null) {
      inner.put("orderingKey", message.key());
    }
    push.put("subscription", "projects/p/subscriptions/orders");
    push.put("deliveryAttempt", message.attempt());
    return JSON.writeValueAsBytes(push);
  }
}
