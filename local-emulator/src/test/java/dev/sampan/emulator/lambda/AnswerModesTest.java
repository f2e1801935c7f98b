// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.emulator.invocation.ResponseSink;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a runtime may answer, byte by byte on a plain socket. */
@Timeout(60)
final class AnswerModesTest {

  private static final String STREAMING = "Lambda-Runtime-Function-Response-Mode: streaming\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
  private static final String TRAILER =
      "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n";

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<Runnable> untaken = new LinkedBlockingQueue<>();
  private Listeners listeners;
  private RuntimeApi api;
  private Listener listener;

  @BeforeEach
  void open() throws IOException {
    listeners = Listeners.start();
    api = new RuntimeApi(new Recorded(told), false);
    listener = listeners.open("127.0.0.1", 0, api);
  }

  @AfterEach
  void close() {
    listener.close();
    listeners.close();
  }

  @Test
  void passes_on_each_part_of_a_stream_as_it_comes() throws Exception {
    try (var socket = running(new Parts(true))) {
      begin(socket, STREAMING + CHUNKED + "Content-Type: text/plain\r\n");
      chunk(socket, "one");
      assertThat(told.take()).isEqualTo("begins text/plain");
      assertThat(told.take()).isEqualTo("part one");
      chunk(socket, "two");
      assertThat(told.take()).isEqualTo("part two");
      write(socket, "0\r\n\r\n");

      assertThat(told.take()).isEqualTo("answered id Streamed[contentType=text/plain, bytes=6]");
      assertThat(status(socket)).isEqualTo("HTTP/1.1 202 Accepted");
    }
  }

  @Test
  void reads_no_further_before_a_part_was_taken() throws Exception {
    try (var socket = running(new Parts(false))) {
      begin(socket, STREAMING + CHUNKED);
      chunk(socket, "one");
      assertThat(told.take()).isEqualTo("begins application/octet-stream");
      assertThat(told.take()).isEqualTo("part one");
      chunk(socket, "two");
      write(socket, "0\r\n\r\n");
      assertThat(told).isEmpty();

      untaken.take().run();
      assertThat(told.take()).isEqualTo("part two");
      assertThat(told).isEmpty();
      untaken.take().run();
      assertThat(told.take()).startsWith("answered id Streamed[");
    }
  }

  @Test
  void gives_a_caller_that_wants_it_whole_all_parts_at_once() throws Exception {
    try (var socket = running(null)) {
      begin(socket, STREAMING + CHUNKED);
      chunk(socket, "one");
      chunk(socket, "two");
      write(socket, "0\r\n\r\n");

      assertThat(told.take()).isEqualTo("answered id onetwo");
    }
  }

  @Test
  void takes_an_error_that_the_trailers_tell() throws Exception {
    try (var socket = running(new Parts(true))) {
      begin(socket, STREAMING + CHUNKED + TRAILER);
      chunk(socket, "one");
      write(socket, "0\r\nLambda-Runtime-Function-Error-Type: Runtime.Late\r\n");
      write(socket, "Lambda-Runtime-Function-Error-Body: eyJhIjoxfQ==\r\n\r\n");

      assertThat(told.take()).startsWith("begins");
      assertThat(told.take()).isEqualTo("part one");
      assertThat(told.take()).isEqualTo("failed id Runtime.Late {\"a\":1}");
      assertThat(status(socket)).isEqualTo("HTTP/1.1 202 Accepted");
    }
  }

  @Test
  void says_of_a_stream_that_breaks_off_that_it_is_truncated() throws Exception {
    try (var socket = running(new Parts(true))) {
      begin(socket, STREAMING + CHUNKED);
      chunk(socket, "one");
      assertThat(told.take()).startsWith("begins");
      assertThat(told.take()).isEqualTo("part one");
      socket.shutdownOutput();

      assertThat(told.take()).startsWith("failed id Runtime.TruncatedResponse");
    }
  }

  @Test
  void says_of_a_whole_answer_that_breaks_off_that_it_is_truncated() throws Exception {
    try (var socket = running(null)) {
      begin(socket, "Content-Length: 10\r\n");
      write(socket, "12345");
      socket.shutdownOutput();

      assertThat(told.take()).startsWith("failed id Runtime.TruncatedResponse");
    }
  }

  @Test
  void refuses_a_stream_over_the_limit_of_a_caller_that_wants_it_whole() throws Exception {
    try (var socket = running(null)) {
      begin(socket, STREAMING + CHUNKED);
      var part = "x".repeat(1024 * 1024);
      for (var i = 0; i < 7; i++) {
        chunk(socket, part);
      }

      assertThat(told.take()).startsWith("too large id Response payload size (more than 6291556");
    }
  }

  @Test
  void ends_a_stream_with_a_failure_at_two_hundred_mebibytes() throws Exception {
    var passed = new AtomicLong();
    try (var socket = running(new Drain(passed))) {
      begin(socket, STREAMING + CHUNKED);
      var mebibyte = new byte[1024 * 1024];
      for (var i = 0; i < 200; i++) {
        socket.getOutputStream().write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(mebibyte);
        write(socket, "\r\n");
      }
      chunk(socket, "x");

      assertThat(told.take())
          .isEqualTo(
              "too large id Response payload size (more than 209715200 bytes) exceeded maximum"
                  + " allowed payload size (209715200 bytes).");
      assertThat(passed).hasValueLessThanOrEqualTo(200 * 1024 * 1024);
      assertThat(status(socket)).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }
  }

  /** Takes what it gets, and counts it. */
  private record Drain(AtomicLong bytes) implements ResponseSink {

    @Override
    public void begins(String contentType) {
      bytes.set(0);
    }

    @Override
    public void part(Body part, Runnable taken) {
      bytes.addAndGet(part.bytes().length);
      taken.run();
    }
  }

  private Socket running(@Nullable ResponseSink sink) throws Exception {
    api.offer(Recorded.invocation("id", sink), Headers.of(), Body.of("event"));
    var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    write(socket, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: x\r\n\r\n");
    var read = new StringBuilder();
    while (!read.toString().endsWith("event")) {
      read.append((char) socket.getInputStream().read());
    }
    assertThat(told.take()).isEqualTo("ready");
    return socket;
  }

  private static void begin(Socket socket, String headers) throws IOException {
    write(socket, "POST /2018-06-01/runtime/invocation/id/response HTTP/1.1\r\nHost: x\r\n");
    write(socket, headers + "\r\n");
  }

  private static void chunk(Socket socket, String text) throws IOException {
    write(socket, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  private static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static String status(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (var next = socket.getInputStream().read(); next != '\r'; ) {
      line.append((char) next);
      next = socket.getInputStream().read();
    }
    return line.toString();
  }

  /** Notes the parts of a stream, and takes them at once or when it is told to. */
  private final class Parts implements ResponseSink {

    private final boolean eager;

    Parts(boolean eager) {
      this.eager = eager;
    }

    @Override
    public void begins(String contentType) {
      told.add("begins " + contentType);
    }

    @Override
    public void part(Body bytes, Runnable taken) {
      told.add("part " + bytes.text());
      if (eager) {
        taken.run();
      } else {
        untaken.add(taken);
      }
    }
  }
}
