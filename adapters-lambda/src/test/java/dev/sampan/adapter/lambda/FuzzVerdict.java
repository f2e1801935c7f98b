// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Event;
import dev.sampan.Trigger;
import dev.sampan.contract.Portable;
import dev.sampan.runtime.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says how an event ended, and fails if that is neither a clear failure nor a right reply. */
final class FuzzVerdict {

  private static final Set<String> TYPES =
      Set.of(
          "Sampan.BadEvent",
          "Sampan.Unsupported",
          "dev.sampan.RetryableException",
          "dev.sampan.RejectedException",
          "dev.sampan.runtime.cloudevents.BadCloudEvent");

  private final String which;
  private final String kind;
  private final byte[] event;
  private final FuzzServer server;
  private final NativeReply reply;

  FuzzVerdict(String which, String kind, byte[] event, FuzzServer server, NativeReply reply) {
    this.which = which;
    this.kind = kind;
    this.event = event;
    this.server = server;
    this.reply = reply;
  }

  String end() {
    Failure failure = reply.failure();
    if (failure != null) {
      assertThat(failure.type()).as(which + failure).isIn(TYPES);
      assertThat(failure.message()).as(which).isNotBlank().doesNotContain("Exception", "java.");
    }
    if (kind.equals("http")) {
      return request(failure);
    }
    return isDirect() ? direct(failure) : delivery(failure);
  }

  private String request(@Nullable Failure failure) {
    if (failure != null) {
      boolean request = FuzzOracle.isJson(event) && FuzzOracle.isRequest(Portable.json(event));
      assertThat(request).as(which).isFalse();
      assertThat(server.requests()).as(which).isZero();
      return "direct";
    }
    int status = Portable.json(reply.body()).path("statusCode").asInt();
    assertThat(status == 200 ? 1 : 0).as(which + status).isEqualTo(server.requests());
    assertThat(status).as(which).isIn(200, 400, 404, 405, 413);
    return status == 200 ? "served" : "refused";
  }

  private boolean isDirect() {
    return !server.events().isEmpty()
        && server.events().get(0).delivery().trigger() == Trigger.DIRECT;
  }

  /** One event with all the bytes as they came, and the answer as it was given. */
  private String direct(@Nullable Failure failure) {
    assertThat(FuzzOracle.claims(kind, event)).as(which).isFalse();
    assertThat(server.events()).as(which).hasSize(1);
    assertThat(server.events().get(0).payload()).as(which).isEqualTo(event);
    assertThat(failure != null).as(which).isEqualTo(!server.failed().isEmpty());
    if (failure == null) {
      assertThat(reply.body()).as(which).isEqualTo(event);
    }
    return "direct";
  }

  private String delivery(@Nullable Failure failure) {
    JsonNode json = FuzzOracle.isJson(event) ? Portable.json(event) : null;
    if (server.events().isEmpty() && failure != null) {
      return "refused";
    }
    assertThat(json).as(which).isNotNull();
    return json == null ? "" : delivered(json);
  }

  private String delivered(JsonNode json) {
    if (kind.equals("object") && json.at("/Records/0/body").isTextual()) {
      assertNoMessageIsLost(json.get("Records"));
    } else {
      assertThat(server.events()).as(which).hasSize(FuzzOracle.size(kind, json));
      assertNoFailureIsHidden(json);
    }
    return server.events().isEmpty() ? "empty" : "delivered";
  }

  private void assertNoFailureIsHidden(JsonNode json) {
    List<String> failed = new ArrayList<>();
    for (String receipt : receipts()) {
      if (server.failed().contains(receipt)) {
        failed.add(receipt);
      }
    }
    boolean records = json.path("Records").isArray();
    boolean kafka = kind.equals("stream") && json.path("records").isObject();
    if (kafka || (kind.equals("queue") && records)) {
      assertThat(reported()).as(which).containsAll(failed);
    } else if (records && (kind.equals("stream") || kind.equals("record"))) {
      assertThat(reported()).as(which).isEqualTo(failed.subList(0, Math.min(1, failed.size())));
    } else {
      assertThat(reply.failure() != null).as(which).isEqualTo(!failed.isEmpty());
    }
  }

  private Set<String> receipts() {
    Set<String> receipts = new LinkedHashSet<>();
    for (Event<byte[]> each : server.events()) {
      receipts.add(each.delivery().receipt());
    }
    return receipts;
  }

  /** A message that tells of changes is given back, or all its changes were handled. */
  private void assertNoMessageIsLost(JsonNode messages) {
    Set<String> givenBack = new HashSet<>(reported());
    Set<String> done = receipts();
    done.removeAll(server.failed());
    for (JsonNode message : messages) {
      String id = message.path("messageId").asText();
      if (!givenBack.contains(id)) {
        long handled = done.stream().filter(receipt -> receipt.startsWith(id + "/")).count();
        assertThat(handled).as(which).isEqualTo(FuzzOracle.changes(message.path("body").asText()));
      }
    }
  }

  private List<String> reported() {
    List<String> reported = new ArrayList<>();
    String body = new String(reply.body(), StandardCharsets.UTF_8);
    assertThat(body).as(which).startsWith("{\"batchItemFailures\":[");
    Portable.json(reply.body())
        .path("batchItemFailures")
        .forEach(each -> reported.add(item(each.path("itemIdentifier"))));
    return reported;
  }

  private static String item(JsonNode identifier) {
    return identifier.isObject()
        ? identifier.path("partition").asText() + "@" + identifier.path("offset").asText()
        : identifier.asText();
  }
}
