// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.comparison.HttpObservation;
import dev.sampan.emulator.comparison.Observation;
import dev.sampan.platform.Addition;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.catalog.NativeWires;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what the control API answers to a call; {@code OutcomeJson} of the console writes it. */
final class AnswerReader {

  private AnswerReader() {}

  static Answer read(String step, Input input, JsonNode answer) {
    if (answer.has("http")) {
      return http(step, answer);
    }
    if (input instanceof Input.Queue queue) {
      return queue(step, queue.batch(), answer);
    }
    return answer.has("direct") ? direct(step, answer) : nativeReply(step, answer);
  }

  /** What the platform cannot say is an answer too, and one that differs from the others'. */
  static Answer refused(Platform platform, String step, String why) {
    String text = platform.id() + " has no form for this call: " + why;
    return new Answer(true, text, new Observation(step, Map.of("refused", why)), List.of());
  }

  private static Answer http(String step, JsonNode answer) {
    HttpResponse response = response(answer.get("http"));
    Observation observation = HttpObservation.of(step, response, AnswerReader::changedByPlatforms);
    boolean failed = response.status() >= 400;
    return new Answer(failed, text(response), observation, reports(answer));
  }

  private static HttpResponse response(JsonNode json) {
    Headers headers = Headers.of();
    for (JsonNode line : json.path("headers")) {
      headers = headers.and(line.get(0).asText(), line.get(1).asText());
    }
    return HttpResponse.of(json.path("status").asInt())
        .withHeaders(headers)
        .withBody(Body.of(bytes(json.path("body"))));
  }

  private static String text(HttpResponse response) {
    StringBuilder text = new StringBuilder("HTTP ").append(response.status()).append('\n');
    for (int line = 0; line < response.headers().size(); line++) {
      text.append(response.headers().name(line)).append(": ");
      text.append(response.headers().value(line)).append('\n');
    }
    return text.append('\n').append(HttpObservation.text(response.body().bytes())).toString();
  }

  /** Whether some platform sets or removes a header whatever the function says of it. */
  private static boolean changedByPlatforms(String header) {
    for (Platform platform : Platform.values()) {
      for (Addition each : NativeWires.of(platform).additions()) {
        if (each.side() == Addition.Side.RESPONSE
            && each.change() != Addition.Change.DEFAULTED
            && each.concerns(header)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Answer queue(String step, List<QueueMessage> batch, JsonNode answer) {
    Set<String> failed = new HashSet<>();
    answer.path("queue").path("failed").forEach(id -> failed.add(id.asText()));
    Map<String, String> facts = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    for (QueueMessage message : batch) {
      String outcome = failed.contains(message.id()) ? "failed" : "acknowledged";
      facts.put(message.id(), outcome);
      text.append(message.id()).append(": ").append(outcome).append('\n');
    }
    text.append(answer.path("queue").path("reason").asText());
    Observation observation = new Observation(step, facts);
    return new Answer(!failed.isEmpty(), text.toString().strip(), observation, reports(answer));
  }

  private static Answer direct(String step, JsonNode answer) {
    JsonNode direct = answer.get("direct");
    boolean ok = direct.path("ok").asBoolean();
    String text = HttpObservation.text(bytes(direct.path("body")));
    Map<String, String> facts =
        ok ? Map.of("result", text) : Map.of("error", direct.path("kind").asText());
    return new Answer(!ok, text, new Observation(step, facts), reports(answer));
  }

  private static Answer nativeReply(String step, JsonNode answer) {
    JsonNode reply = answer.path("native");
    List<JsonNode> reports = reports(answer);
    boolean refused = reply.path("http").path("status").asInt() >= 400;
    boolean failed = refused || reports.get(0).path("failed").asBoolean();
    String text = nativeText(reply);
    return new Answer(failed, text, new Observation(step, Map.of("reply", text)), reports);
  }

  private static String nativeText(JsonNode reply) {
    if (reply.has("http")) {
      return text(response(reply.get("http")));
    }
    if (reply.has("payload")) {
      return HttpObservation.text(bytes(reply.get("payload")));
    }
    if (reply.has("functionError")) {
      return HttpObservation.text(bytes(reply.get("functionError")));
    }
    return (reply.path("kind").asText() + " " + reply.path("detail").asText()).strip();
  }

  private static List<JsonNode> reports(JsonNode answer) {
    List<JsonNode> reports = new ArrayList<>();
    if (answer.has("report")) {
      reports.add(answer.get("report"));
    }
    answer.path("reports").forEach(reports::add);
    return reports;
  }

  private static byte[] bytes(JsonNode base64) {
    return Base64.getDecoder().decode(base64.asText());
  }
}
