// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.runtime.json.JsonStreams;
import dev.sampan.spi.JsonCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an HTTP request in payload format 2.0, as function URLs and HTTP APIs send it. The path and
 * the query are taken byte for byte; repeated headers come joined by a comma.
 */
final class HttpEvent {

  private @Nullable String version;
  private @Nullable String path;
  private @Nullable String query;
  private @Nullable String method;
  private @Nullable String clientAddress;
  private @Nullable String stage;
  private @Nullable String body;
  private @Nullable List<String> headers;
  private String cookies = "";
  private boolean base64;
  private boolean authorizes;

  private HttpEvent() {}

  /**
   * The request.
   *
   * @return null if this is not an event in payload format 2.0: not JSON, or a key that every such
   *     event has is missing or of another type, or it is a route's authorizer that is asked
   * @throws HttpException 400 if it is one, but its method or path may not stand in a request
   * @throws IllegalArgumentException if it is one, but a header or the body's base64 is bad
   */
  static @Nullable HttpRequest read(byte[] json, JsonCodec codec) {
    HttpEvent event = new HttpEvent();
    try (JsonParser parser = JsonStreams.parser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      event.read(parser);
      return parser.nextToken() == null ? event.request(codec) : null;
    } catch (IOException e) {
      return null;
    }
  }

  private void read(JsonParser parser) throws IOException {
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (name) {
        case "version" -> version = text(parser);
        case "rawPath" -> path = text(parser);
        case "rawQueryString" -> query = text(parser);
        case "headers" -> headers = headers(parser);
        case "cookies" -> cookies = cookies(parser);
        case "requestContext" -> readContext(parser);
        case "body" -> body = text(parser);
        case "routeArn" -> authorizes = text(parser) != null;
        case "isBase64Encoded" -> base64 = isTrue(parser);
        default -> skip(parser);
      }
    }
  }

  private void readContext(JsonParser parser) throws IOException {
    if (!isObject(parser)) {
      return;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (name) {
        case "http" -> readHttp(parser);
        case "stage" -> stage = text(parser);
        default -> skip(parser);
      }
    }
  }

  private void readHttp(JsonParser parser) throws IOException {
    if (!isObject(parser)) {
      return;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      switch (name) {
        case "method" -> method = text(parser);
        case "sourceIp" -> clientAddress = text(parser);
        default -> skip(parser);
      }
    }
  }

  private static @Nullable List<String> headers(JsonParser parser) throws IOException {
    if (!isObject(parser)) {
      return null;
    }
    List<String> headers = new ArrayList<>(32);
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      String value = text(parser);
      if (value != null) {
        headers.add(name);
        headers.add(value);
      }
    }
    return headers;
  }

  private static String cookies(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return "";
    }
    StringBuilder cookies = new StringBuilder();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        cookies.append(cookies.isEmpty() ? "" : "; ").append(parser.getText());
      }
      parser.skipChildren();
    }
    return cookies.toString();
  }

  private static @Nullable String text(JsonParser parser) throws IOException {
    String text = parser.nextTextValue();
    parser.skipChildren();
    return text;
  }

  private static boolean isTrue(JsonParser parser) throws IOException {
    boolean set = parser.nextToken() == JsonToken.VALUE_TRUE;
    parser.skipChildren();
    return set;
  }

  private static boolean isObject(JsonParser parser) throws IOException {
    boolean object = parser.nextToken() == JsonToken.START_OBJECT;
    if (!object) {
      parser.skipChildren();
    }
    return object;
  }

  private static void skip(JsonParser parser) throws IOException {
    parser.nextToken();
    parser.skipChildren();
  }

  private @Nullable HttpRequest request(JsonCodec codec) {
    if (!"2.0".equals(version) || method == null || path == null || query == null) {
      return null;
    }
    if (headers == null || authorizes) {
      return null;
    }
    String rest = path(path);
    HttpRequest request = HttpRequest.of(method, query.isEmpty() ? rest : rest + '?' + query);
    request = request.withHeaders(allHeaders(headers));
    request = clientAddress == null ? request : request.withClientAddress(clientAddress);
    return body == null ? request : request.withBody(body(body, codec));
  }

  private Headers allHeaders(List<String> headers) {
    if (!cookies.isEmpty()) {
      headers.add("cookie");
      headers.add(cookies);
    }
    return Headers.of(headers.toArray(new String[headers.size()]));
  }

  // An HTTP API puts the name of its stage before the path, unless it is the default stage.
  private String path(String path) {
    String prefix = "/" + stage;
    boolean prefixed =
        path.startsWith(prefix)
            && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    String rest = prefixed && stage != null ? path.substring(prefix.length()) : path;
    return rest.isEmpty() ? "/" : rest;
  }

  private Body body(String text, JsonCodec codec) {
    byte[] bytes =
        base64 ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    return Body.from(bytes, codec);
  }
}
