// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.contract.CallFacts;
import dev.sampan.contract.DirectAnswer;
import dev.sampan.contract.Message;
import dev.sampan.contract.Settlement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lambda's own side of its JSON forms, with none of the adapter's code. */
final class LambdaWire {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LambdaWire() {}

  static byte[] http(HttpRequest request, CallFacts facts) throws IOException {
    String target = request.target();
    int mark = target.indexOf('?');
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", "$default");
    event.put("rawPath", mark < 0 ? target : target.substring(0, mark));
    event.put("rawQueryString", mark < 0 ? "" : target.substring(mark + 1));
    putHeaders(event, request.headers());
    ObjectNode context = event.putObject("requestContext");
    context.put("requestId", facts.id()).put("stage", "$default");
    ObjectNode http = context.putObject("http");
    http.put("method", request.method()).put("path", event.path("rawPath").asText());
    request.clientAddress().ifPresent(address -> http.put("sourceIp", address));
    byte[] body = request.body().bytes();
    if (body.length > 0) {
      event.put("body", Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0);
    return JSON.writeValueAsBytes(event);
  }

  private static void putHeaders(ObjectNode event, Headers headers) {
    ObjectNode joined = JSON.createObjectNode();
    for (String name : headers.names()) {
      if (name.equals("cookie")) {
        ArrayNode cookies = event.putArray("cookies");
        for (String line : headers.all(name)) {
          List.of(line.split("; ", -1)).forEach(cookies::add);
        }
      } else {
        joined.put(name, String.join(",", headers.all(name)));
      }
    }
    event.set("headers", joined);
  }

  static HttpResponse readHttp(byte[] reply) throws IOException {
    JsonNode json = JSON.readTree(reply);
    Headers headers = Headers.of();
    for (Map.Entry<String, JsonNode> header : json.path("headers").properties()) {
      headers = headers.and(header.getKey(), header.getValue().asText());
    }
    for (JsonNode cookie : json.path("cookies")) {
      headers = headers.and("set-cookie", cookie.asText());
    }
    String text = json.path("body").asText("");
    boolean base64 = json.path("isBase64Encoded").asBoolean();
    byte[] body = base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    return HttpResponse.of(json.path("statusCode").intValue())
        .withHeaders(headers)
        .withBody(Body.of(body));
  }

  static byte[] queue(List<Message> messages) throws IOException {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      putRecord(records.addObject(), message);
    }
    return JSON.writeValueAsBytes(event);
  }

  private static void putRecord(ObjectNode record, Message message) {
    String key = message.key();
    record.put("messageId", message.id()).put("receiptHandle", "handle-" + message.id());
    record.put("body", message.text());
    ObjectNode attributes = record.putObject("attributes");
    attributes.put("ApproximateReceiveCount", Integer.toString(message.attempt()));
    attributes.put("SentTimestamp", "1795428000000");
    if (key != null) {
      attributes.put("MessageGroupId", key);
    }
    ObjectNode custom = record.putObject("messageAttributes");
    message
        .attributes()
        .forEach(
            (name, value) ->
                custom.putObject(name).put("stringValue", value).put("dataType", "String"));
    record.put("eventSource", "aws:sqs").put("awsRegion", "eu-west-1");
    record.put(
        "eventSourceARN",
        "arn:aws:sqs:eu-west-1:123456789012:orders" + (key == null ? "" : ".fifo"));
  }

  static Map<String, Settlement> readQueue(List<Message> messages, byte[] reply)
      throws IOException {
    Set<String> failed = new HashSet<>();
    for (JsonNode failure : JSON.readTree(reply).path("batchItemFailures")) {
      failed.add(failure.path("itemIdentifier").asText());
    }
    Map<String, Settlement> settled = new LinkedHashMap<>();
    for (Message message : messages) {
      boolean again = failed.remove(message.id());
      settled.put(message.id(), again ? Settlement.FAILED : Settlement.DONE);
    }
    if (!failed.isEmpty()) {
      throw new AssertionError("unknown messages were reported: " + failed);
    }
    return settled;
  }

  static DirectAnswer readFailure(String text) throws IOException {
    JsonNode json = JSON.readTree(text);
    String message = json.path("errorMessage").asText();
    return new DirectAnswer.Failed(json.path("errorType").asText(), message, text);
  }
}
