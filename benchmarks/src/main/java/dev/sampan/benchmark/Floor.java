// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The floor: one function written by hand against Lambda's runtime interface, with a socket and a
 * streaming parser and nothing else. It knows one event form, checks nothing and cannot fail well.
 */
public final class Floor {

  private static final JsonFactory JSON = new JsonFactory();

  private final InputStream in;
  private final OutputStream out;
  private final String host;
  private final byte[] buffer = new byte[64 * 1024];

  private Floor(Socket socket, String host) throws IOException {
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.host = host;
  }

  /**
   * Serves calls until the connection ends.
   *
   * @throws IOException when it does
   */
  public static void main(String[] arguments) throws IOException {
    String host = System.getenv("AWS_LAMBDA_RUNTIME_API");
    int colon = host.lastIndexOf(':');
    int port = Integer.parseInt(host.substring(colon + 1));
    try (Socket socket = new Socket(host.substring(0, colon), port)) {
      socket.setTcpNoDelay(true);
      Floor floor = new Floor(socket, host);
      while (true) {
        floor.serve();
      }
    }
  }

  private void serve() throws IOException {
    send("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    int count = fill(0);
    int body = bodyStart(count);
    String head = new String(buffer, 0, body, StandardCharsets.ISO_8859_1);
    int end = body + Integer.parseInt(header(head, "Content-Length: "));
    while (count < end) {
      count += fill(count);
    }
    byte[] reply = reply(buffer, body, end - body);
    String id = header(head, "Lambda-Runtime-Aws-Request-Id: ");
    send(
        "POST /2018-06-01/runtime/invocation/"
            + id
            + "/response HTTP/1.1\r\nHost: "
            + host
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + reply.length
            + "\r\n\r\n",
        reply);
    fill(0);
  }

  static byte[] reply(byte[] event, int start, int length) throws IOException {
    String method = "";
    String path = "";
    try (JsonParser parser = JSON.createParser(event, start, length)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals("rawPath")) {
          path = parser.getText();
        } else if (name.equals("requestContext")) {
          method = method(parser);
        } else {
          parser.skipChildren();
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", 200);
      json.writeObjectFieldStart("headers");
      json.writeStringField("content-type", "application/json");
      json.writeEndObject();
      json.writeStringField("body", "{\"hello\":\"" + method + ' ' + path + "\"}");
      json.writeBooleanField("isBase64Encoded", false);
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static String method(JsonParser parser) throws IOException {
    String method = "";
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_OBJECT) {
        depth++;
      } else if (token == JsonToken.END_OBJECT) {
        depth--;
      } else if (token == JsonToken.FIELD_NAME && parser.currentName().equals("method")) {
        method = parser.nextTextValue();
      }
    }
    return method;
  }

  private void send(String head, byte... body) throws IOException {
    byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    out.write(whole);
  }

  private int fill(int offset) throws IOException {
    int count = in.read(buffer, offset, buffer.length - offset);
    if (count < 0) {
      throw new EOFException();
    }
    return count;
  }

  private int bodyStart(int count) throws IOException {
    for (int i = 3; i < count; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n') {
        return i + 1;
      }
    }
    throw new IOException("the head did not come in one piece");
  }

  private static String header(String head, String name) {
    int start = head.indexOf(name) + name.length();
    return head.substring(start, head.indexOf('\r', start));
  }
}
