// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sampan.Body;
import dev.sampan.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One HTTP/1.1 message (RFC 9112), written and read on the platform's side of a test.
 *
 * <p>It shares no code with the runtime's own client and server. Immutable.
 */
public final class WireMessage {

  /** One header line, its name as it stood on the wire. */
  public record Field(String name, String value) {}

  private final String start;
  private final List<Field> fields;
  private final byte[] body;

  private WireMessage(String start, List<Field> fields, byte[] body) {
    this.start = start;
    this.fields = List.copyOf(fields);
    this.body = body;
  }

  /** A request without headers and body. */
  public static WireMessage request(String method, String target) {
    return new WireMessage(method + " " + target + " HTTP/1.1", List.of(), new byte[0]);
  }

  /** A response without headers and body. */
  public static WireMessage response(int status) {
    return new WireMessage("HTTP/1.1 " + status + " Status", List.of(), new byte[0]);
  }

  /** What a runtime API answers to a poll: an event of the corpus and the headers beside it. */
  public static WireMessage response(NativeMessage event) {
    var message = response(200);
    for (int line = 0; line < event.headers().size(); line++) {
      message = message.with(event.headers().name(line), event.headers().value(line));
    }
    return message.withBody(event.body().bytes());
  }

  /** The message in the corpus's form. */
  public NativeMessage asNative() {
    var headers = Headers.of();
    for (var field : fields) {
      headers = headers.and(field.name(), field.value());
    }
    return new NativeMessage(start, headers, Body.of(body));
  }

  /**
   * Reads one request, or nothing if the channel ended before its first byte.
   *
   * @throws IOException if the channel ends within the message
   */
  public static Optional<WireMessage> readRequest(InputStream in) throws IOException {
    var first = line(in);
    return first.isEmpty() ? Optional.empty() : Optional.of(read(first.get(), in, true));
  }

  /**
   * Reads one response.
   *
   * @param toHead whether the request was a HEAD, whose response has no body
   * @throws IOException if the channel ends within the message
   */
  public static WireMessage readResponse(InputStream in, boolean toHead) throws IOException {
    var first = line(in).orElseThrow(() -> new IOException("the channel ended before a response"));
    var status = Integer.parseInt(first.split(" ", 3)[1]);
    return read(first, in, !toHead && status >= 200 && status != 204 && status != 304);
  }

  /** The first line. */
  public String start() {
    return start;
  }

  /** A request's method. */
  public String method() {
    return start.split(" ", 3)[0];
  }

  /** A request's target, as it stood on the wire. */
  public String target() {
    return start.split(" ", 3)[1];
  }

  /** A response's status code. */
  public int status() {
    return Integer.parseInt(start.split(" ", 3)[1]);
  }

  /** The header lines in their order. */
  public List<Field> fields() {
    return fields;
  }

  /** The values of one header in their order; letter case does not matter. */
  public List<String> all(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Field::value).toList();
  }

  /** The first value of one header; letter case does not matter. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** The body without its transfer coding. */
  public byte[] body() {
    return body.clone();
  }

  /** The same message with one more header line. */
  public WireMessage with(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new WireMessage(start, more, body);
  }

  /** The same message with a body and its length. */
  public WireMessage withBody(byte[] body) {
    return new WireMessage(start, with("Content-Length", "" + body.length).fields, body.clone());
  }

  /** The message as it goes over the wire. */
  public byte[] bytes() {
    var head = new StringBuilder(start).append("\r\n");
    fields.forEach(f -> head.append(f.name()).append(": ").append(f.value()).append("\r\n"));
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private static WireMessage read(String first, InputStream in, boolean mayHaveBody)
      throws IOException {
    var head = new WireMessage(first, fields(in), new byte[0]);
    return mayHaveBody ? new WireMessage(first, head.fields, body(head, in)) : head;
  }

  private static List<Field> fields(InputStream in) throws IOException {
    var fields = new ArrayList<Field>();
    for (var line = must(in); !line.isEmpty(); line = must(in)) {
      var colon = line.indexOf(':');
      fields.add(new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return fields;
  }

  private static byte[] body(WireMessage head, InputStream in) throws IOException {
    var coding = head.first("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT);
    if (coding.equals("chunked")) {
      return chunks(in);
    }
    var length = head.first("Content-Length");
    if (length.isPresent()) {
      return exactly(in, Integer.parseInt(length.get()));
    }
    return head.start.startsWith("HTTP/") ? in.readAllBytes() : new byte[0];
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var size = chunkSize(in); size > 0; size = chunkSize(in)) {
      out.writeBytes(exactly(in, size));
      must(in);
    }
    fields(in);
    return out.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(must(in).split(";", 2)[0].strip(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the channel ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private static String must(InputStream in) throws IOException {
    return line(in).orElseThrow(() -> new IOException("the channel ended within a head"));
  }

  private static Optional<String> line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      line.write(next);
    }
    var text = line.toString(ISO_8859_1);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
