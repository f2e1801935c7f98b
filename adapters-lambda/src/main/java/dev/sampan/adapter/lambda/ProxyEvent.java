// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.spi.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an HTTP request in payload format 1.0, as REST APIs send it, and as load balancers do. Its
 * maps may be null. A REST API decodes query parameters, a load balancer hands them over as they
 * came.
 */
final class ProxyEvent {

  /** What stands for itself in a query as it came. */
  private static final String RAW = "!$'()*,;:@/?+%=";

  private final JsonObject event;
  private final boolean balanced;

  private ProxyEvent(JsonObject event) {
    this.event = event;
    this.balanced = event.object("requestContext").has("elb");
  }

  /**
   * The event.
   *
   * @return null if it is none in format 1.0: a key that every such event has is missing or of
   *     another type, or it opens a WebSocket, or asks an authorizer
   */
  static @Nullable ProxyEvent read(byte[] json) {
    JsonObject event;
    try {
      event = JsonObject.read(json);
    } catch (BadEventException e) {
      return null;
    }
    Map<String, Object> members = event.members();
    boolean request =
        members.get("httpMethod") instanceof String
            && members.get("path") instanceof String
            && members.get("requestContext") instanceof Map<?, ?> context
            && !context.containsKey("connectionId")
            && !members.containsKey("methodArn");
    return request ? new ProxyEvent(event) : null;
  }

  /** Whether the reply names several values of a header in a list of their own. */
  boolean multiValue() {
    return !balanced || event.has("multiValueHeaders");
  }

  /**
   * Whether a REST API sent it, which is what takes a streamed response; HTTP APIs name a version.
   */
  boolean rest() {
    return !balanced && !event.has("version");
  }

  /**
   * The request.
   *
   * @throws HttpException 400 if its method or path may not stand in a request
   * @throws IllegalArgumentException if a header or the body's base64 is bad, or a member is of
   *     another type than it must be
   */
  HttpRequest request(JsonCodec codec) {
    Headers headers = headers();
    HttpRequest request = HttpRequest.of(event.text("httpMethod"), target()).withHeaders(headers);
    String client = client(headers);
    request = client == null ? request : request.withClientAddress(client);
    String body = event.find("body");
    return body == null || body.isEmpty() ? request : request.withBody(body(body, codec));
  }

  private Body body(String text, JsonCodec codec) {
    boolean base64 = Boolean.TRUE.equals(event.members().get("isBase64Encoded"));
    byte[] bytes =
        base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    return Body.from(bytes, codec);
  }

  /** A load balancer appends the address that it saw. */
  private @Nullable String client(Headers headers) {
    if (!balanced) {
      return event.object("requestContext").objectOrEmpty("identity").find("sourceIp");
    }
    String forwarded = headers.first("x-forwarded-for").orElse("");
    String last = NativeText.after(forwarded, ',').strip();
    return last.isEmpty() ? null : last;
  }

  private Headers headers() {
    List<String> lines = new ArrayList<>();
    for (String[] each : pairs("multiValueHeaders", "headers")) {
      lines.add(each[0]);
      lines.add(each[1]);
    }
    return Headers.of(lines.toArray(new String[0]));
  }

  private String target() {
    StringBuilder target = new StringBuilder();
    escape(target, event.text("path"), "/!$&'()*+,;=:@%");
    char separator = '?';
    for (String[] each : pairs("multiValueQueryStringParameters", "queryStringParameters")) {
      target.append(separator);
      escape(target, each[0], balanced ? RAW : "");
      escape(target.append('='), each[1], balanced ? RAW : "");
      separator = '&';
    }
    return target.toString();
  }

  /** Names and values, from the lists where they are there, else from the single values. */
  private List<String[]> pairs(String lists, String singles) {
    List<String[]> pairs = new ArrayList<>();
    JsonObject map = event.objectOrEmpty(event.has(lists) ? lists : singles);
    for (Map.Entry<String, Object> each : map.members().entrySet()) {
      if (each.getValue() instanceof List<?> values) {
        for (Object value : values) {
          pairs.add(new String[] {each.getKey(), value instanceof String text ? text : ""});
        }
      } else {
        String value = map.find(each.getKey());
        pairs.add(new String[] {each.getKey(), value == null ? "" : value});
      }
    }
    return pairs;
  }

  private static void escape(StringBuilder out, String text, String kept) {
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0
              || kept.indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(hex(c >> 4)).append(hex(c & 15));
      }
    }
  }

  private static char hex(int digit) {
    return "0123456789ABCDEF".charAt(digit);
  }
}
