// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.tracing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes spans over OTLP's HTTP with protobuf, and decodes them (trace.proto of OTLP 1). */
final class OtlpReceiver implements AutoCloseable {

  /** One span, as far as the tests look at it. */
  record Received(
      String trace, String id, String parent, String name, long kind, long nanos, String text) {}

  final BlockingQueue<Received> spans = new LinkedBlockingQueue<>();
  private final HttpServer server;

  OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/traces",
        exchange -> {
          var body = exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
          take(body);
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** ExportTraceServiceRequest.resource_spans(1).scope_spans(2).spans(2). */
  private void take(byte[] request) {
    for (var resource : fields(request).getOrDefault(1, List.of())) {
      for (var scope : fields(resource).getOrDefault(2, List.of())) {
        fields(scope).getOrDefault(2, List.of()).forEach(it -> spans.add(span(it)));
      }
    }
  }

  private static Received span(byte[] span) {
    var all = fields(span);
    var text = new StringBuilder();
    for (var attribute : all.getOrDefault(9, List.of())) {
      var pair = fields(attribute);
      text.append(utf8(only(pair, 1))).append('=').append(value(only(pair, 2)));
      text.append(' ');
    }
    return new Received(
        hex(all, 1),
        hex(all, 2),
        hex(all, 4),
        utf8(only(all, 5)),
        number(only(all, 6)),
        number(only(all, 8)) - number(only(all, 7)),
        text.toString());
  }

  /** A field that each span, or attribute, has. */
  private static byte[] only(Map<Integer, List<byte[]>> message, int number) {
    return Objects.requireNonNull(message.get(number)).get(0);
  }

  private static String value(byte[] any) {
    var all = fields(any);
    return all.containsKey(1) ? utf8(all.get(1).get(0)) : "" + number(any(all));
  }

  private static byte[] any(Map<Integer, List<byte[]>> all) {
    return all.values().iterator().next().get(0);
  }

  private static String hex(Map<Integer, List<byte[]>> all, int field) {
    return all.containsKey(field) ? HexFormat.of().formatHex(all.get(field).get(0)) : "";
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static long number(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  /** The fields of a message by number; numbers are eight bytes, the least first. */
  private static Map<Integer, List<byte[]>> fields(byte[] message) {
    var all = new LinkedHashMap<Integer, List<byte[]>>();
    var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      var key = (int) varint(in);
      var value =
          switch (key & 7) {
            case 0 -> bytes(varint(in));
            case 1 -> bytes(in.getLong());
            case 2 -> next(in, (int) varint(in));
            case 5 -> bytes(in.getInt());
            default -> throw new IllegalStateException("no wire type: " + (key & 7));
          };
      all.computeIfAbsent(key >> 3, it -> new ArrayList<>()).add(value);
    }
    return all;
  }

  private static byte[] next(ByteBuffer in, int length) {
    var value = new byte[length];
    in.get(value);
    return value;
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
  }

  private static long varint(ByteBuffer in) {
    var value = 0L;
    var shift = 0;
    byte part;
    do {
      part = in.get();
      value |= (part & 0x7fL) << shift;
      shift += 7;
    } while (part < 0);
    return value;
  }
}
