// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random replies, spoilt replies, and random bodies; the seed is in each failure's description. */
final class HttpFuzzTest {

  private static final long SEED = 20261123;
  private static final int CASES = 20_000;

  private final Random random = new Random(SEED);

  @Test
  void reads_every_well_formed_reply_as_it_was_meant() throws Exception {
    for (int i = 0; i < CASES; i++) {
      byte[] body = body(400);
      ScriptedPeer peer = peer(reply(body));

      HttpReply reply = peer.client().exchange("GET", "/", Map.of(), new byte[0]);

      assertThat(reply.body()).as("seed %d, case %d", SEED, i).isEqualTo(body);
      assertThat(reply.header("x-id")).contains("7");
    }
  }

  @Test
  void ends_with_a_reply_or_a_clear_failure_whatever_is_spoilt() {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 2 * CASES; i++) {
      byte[] spoilt = spoil(reply(body(60)));
      try {
        HttpReply reply = peer(spoilt).client().exchange("GET", "/", Map.of(), new byte[0]);
        assertThat(reply.status()).as("seed %d, case %d", SEED, i).isBetween(200, 599);
        read++;
      } catch (IOException e) {
        assertThat(e.getMessage()).as("seed %d, case %d", SEED, i).isNotBlank();
        refused++;
      }
    }

    assertThat(read).as("read, seed %d", SEED).isGreaterThan(CASES / 5);
    assertThat(refused).as("refused, seed %d", SEED).isGreaterThan(CASES / 5);
  }

  @Test
  void sends_chunks_that_are_the_body_however_it_is_written() throws Exception {
    for (int i = 0; i < CASES / 10; i++) {
      byte[] body = body(30_000);
      ScriptedPeer peer = peer(reply(new byte[0]));

      try (ChunkedRequest request = peer.client().chunked("POST", "/", Map.of(), List.of("T"))) {
        write(body, request);
        assertThat(request.end(Map.of("T", "t" + i)).status()).isEqualTo(200);
      }

      byte[] sent = peer.connections.get(0).out.toByteArray();
      ByteArrayOutputStream heard = new ByteArrayOutputStream();
      assertThat(decode(sent, heard)).as("seed %d, case %d", SEED, i).isEqualTo("T: t" + i);
      assertThat(heard.toByteArray()).as("seed %d, case %d", SEED, i).isEqualTo(body);
    }
  }

  private ScriptedPeer peer(byte[] reply) {
    ScriptedPeer peer = ScriptedPeer.saying(reply);
    return random.nextBoolean() ? peer : peer.inOneGulp();
  }

  private byte[] body(int most) {
    byte[] body = new byte[random.nextInt(10) == 0 ? 0 : random.nextInt(most)];
    random.nextBytes(body);
    return body;
  }

  private byte[] reply(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, random.nextInt(5) == 0 ? "HTTP/1.1 100 Continue\r\n\r\n" : "");
    put(out, "HTTP/1.1 200 OK\r\nX-Id: 7\r\nX-Pad: " + "p".repeat(random.nextInt(40)) + "\r\n");
    if (random.nextBoolean()) {
      put(out, "Content-Length: " + body.length + "\r\n\r\n");
      out.writeBytes(body);
    } else {
      put(out, "Transfer-Encoding: chunked\r\n\r\n");
      chunks(out, body);
    }
    return out.toByteArray();
  }

  private void chunks(ByteArrayOutputStream out, byte[] body) {
    int at = 0;
    while (at < body.length) {
      int size = 1 + random.nextInt(body.length - at);
      String digits = Integer.toHexString(size);
      put(out, random.nextBoolean() ? digits : "0" + digits.toUpperCase(Locale.ROOT));
      put(out, random.nextInt(4) == 0 ? ";name=value\r\n" : "\r\n");
      out.write(body, at, size);
      put(out, "\r\n");
      at += size;
    }
    put(out, random.nextInt(3) == 0 ? "0\r\nX-Trailer: t\r\n\r\n" : "0\r\n\r\n");
  }

  private static void put(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private byte[] spoil(byte[] reply) {
    byte[] spoilt = reply.clone();
    int at = random.nextInt(spoilt.length);
    switch (random.nextInt(4)) {
      case 0 -> spoilt = Arrays.copyOf(spoilt, at);
      case 1 -> spoilt[at] = (byte) random.nextInt(256);
      case 2 -> spoilt[at] = (byte) "\r\n :;0f-".charAt(random.nextInt(8));
      default -> System.arraycopy(reply, 0, spoilt, at, spoilt.length - at);
    }
    return spoilt;
  }

  private void write(byte[] body, ChunkedRequest request) throws IOException {
    int at = 0;
    while (at < body.length) {
      int count = Math.min(body.length - at, random.nextInt(12_000));
      if (count == 1) {
        request.body().write(body[at]);
      } else {
        request.body().write(body, at, count);
      }
      at += count;
      if (random.nextInt(3) == 0) {
        request.body().flush();
      }
    }
  }

  /** Takes the chunks apart; what follows the last one is what comes back. */
  private static String decode(byte[] sent, ByteArrayOutputStream body) {
    String text = new String(sent, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("\r\n\r\n") + 4;
    while (true) {
      int line = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, line), 16);
      if (size == 0) {
        return text.substring(line + 2, text.length() - 4);
      }
      body.write(sent, line + 2, size);
      assertThat(text.substring(line + 2 + size, line + 4 + size)).isEqualTo("\r\n");
      at = line + 4 + size;
    }
  }
}
