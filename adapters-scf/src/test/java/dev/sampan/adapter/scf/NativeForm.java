// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.contract.DirectAnswer;
import dev.sampan.contract.Message;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;

/** The platform's half of an event function: its events written, its answers read. */
final class NativeForm {

  private static final ObjectMapper JSON = new ObjectMapper();

  private NativeForm() {}

  /** A function URL's event: body, headers, httpMethod, path and queryString, nothing else. */
  static byte[] urlEvent(HttpRequest request) throws IOException {
    var event = JSON.createObjectNode();
    event.put("body", request.body().text());
    var headers = event.putObject("headers");
    for (var name : request.headers().names()) {
      headers.put(name.toLowerCase(Locale.ROOT), String.join(",", request.headers().all(name)));
    }
    request.clientAddress().ifPresent(address -> headers.put("x-scf-remote-addr", address));
    event.put("httpMethod", request.method());
    var target = request.target().split("\\?", 2);
    event.put("path", target[0]);
    query(event.putObject("queryString"), target.length > 1 ? target[1] : "");
    return JSON.writeValueAsBytes(event);
  }

  private static void query(ObjectNode into, String query) {
    for (var each : query.split("&", -1)) {
      var pair = each.split("=", 2);
      var name = decoded(pair[0]);
      if (pair.length < 2) {
        if (!name.isEmpty()) {
          into.put(name, true);
        }
      } else if (!into.has(name)) {
        into.put(name, decoded(pair[1]));
      } else if (into.get(name).isArray()) {
        into.withArray(name).add(decoded(pair[1]));
      } else {
        var first = into.get(name).textValue();
        into.putArray(name).add(first).add(decoded(pair[1]));
      }
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  /** What the client of a function URL is sent; a result without statusCode is a body itself. */
  static HttpResponse urlAnswer(byte[] result, boolean head) throws IOException {
    var answer = JSON.readTree(result);
    if (!answer.has("statusCode")) {
      return HttpResponse.of(200, "application/json", Body.of(result));
    }
    if (answer.has("isBase64Encoded")) {
      throw new IOException("a function URL knows no isBase64Encoded");
    }
    var headers = Headers.of();
    for (var field : answer.get("headers").properties()) {
      if (!field.getValue().isTextual()) {
        throw new IOException("a function URL takes one text for header " + field.getKey());
      }
      headers = headers.and(field.getKey(), field.getValue().textValue());
    }
    // What stands in front of the function sends no content in answer to HEAD.
    var body = head ? "" : answer.get("body").textValue();
    return HttpResponse.of(answer.get("statusCode").intValue())
        .withHeaders(headers)
        .withBody(Body.of(body));
  }

  /** The messages of one CMQ topic; the owner is a number, as in the platform's own sample. */
  static byte[] cmqTopic(List<Message> messages) throws IOException {
    var event = JSON.createObjectNode();
    var records = event.putArray("Records");
    for (var each : messages) {
      records
          .addObject()
          .putObject("CMQ")
          .put("type", "topic")
          .put("topicOwner", 120000001)
          .put("topicName", "orders")
          .put("subscriptionName", "probe")
          .put("publishTime", "2026-11-23T11:59:59.000Z")
          .put("msgId", each.id())
          .put("requestId", each.id())
          .put("msgBody", each.text())
          .put("msgTag", "");
    }
    return JSON.writeValueAsBytes(event);
  }

  /** The platform's error form. */
  static DirectAnswer.Failed error(byte[] body) throws IOException {
    JsonNode error = JSON.readTree(body);
    if (error.get("errorCode").intValue() != -1 || error.get("statusCode").intValue() != 430) {
      throw new IOException("not the platform's error form: " + error);
    }
    var trace = error.get("stackTrace").textValue();
    return new DirectAnswer.Failed(
        trace.substring(0, trace.indexOf(':')),
        error.get("errorMessage").textValue(),
        new String(body, UTF_8));
  }
}
