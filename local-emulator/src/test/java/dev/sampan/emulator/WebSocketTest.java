// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSocket APIs at the gateway, to the JDK's own client. */
final class WebSocketTest {

  static final String MANIFEST =
      """
      functions:
        chat:
          handler: dev.sampan.emulator.functions.Chat
          timeout: 60s
          triggers:
            - websocket: { source: chat }
            - websocket: { name: asks, source: chat, routes: [say, "7"], replies: true }
        bare:
          handler: dev.sampan.emulator.functions.Chat
          triggers:
            - websocket: { source: bare, routes: [say], select: $request.body.to.do, replies: true }
      """;

  @TempDir private static Path directory;
  private static final HeardLines LINES = new HeardLines();
  private static Emulator emulator;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    emulator = Emulator.start(project.config(Platform.LAMBDA).withListener(LINES).withInProcess());
    port = emulator.gatewayPort();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void a_message_reaches_the_function_of_its_route_and_the_reply_its_client() throws Exception {
    var one = SocketProbe.open(port, "/chat");
    var other = SocketProbe.open(port, "/chat");

    var toOne = one.say("{\"action\":\"say\",\"text\":\"茶\"}").hear();
    var toOther = other.say("{\"action\":7}").hear();

    assertThat(toOne).matches("say [A-Za-z0-9_-]{15}= \\{\"action\":\"say\",\"text\":\"茶\"}");
    assertThat(toOther).matches("7 [A-Za-z0-9_-]{15}= \\{\"action\":7}");
    assertThat(toOne.split(" ", -1)[1]).isNotEqualTo(toOther.split(" ", -1)[1]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "[1]", "{\"action\":\"$connect\"}", "{\"action\":{}}", "{}"})
  void what_names_no_route_is_for_the_default_one_which_does_not_reply(String text)
      throws Exception {
    var probe = SocketProbe.open(port, "/chat");

    var after = probe.say(text).say("{\"action\":\"say\"}").hear();

    assertThat(LINES.with("eventType=MESSAGE", "body=" + text)).contains("routeKey=$default");
    assertThat(after).startsWith("say ");
  }

  @Test
  void an_api_without_a_default_route_forbids_other_messages() throws Exception {
    var probe = SocketProbe.open(port, "/bare");

    assertThat(probe.say("{\"to\":{\"do\":\"say\"}}").hear()).startsWith("say ");
    assertThat(probe.say("{\"action\":\"say\"}").hear())
        .matches("\\{\"message\":\"Forbidden\",\"connectionId\":\".+\",\"requestId\":\".+\"}");
  }

  @Test
  void the_event_of_a_connection_has_what_the_client_asked_with() throws Exception {
    var unused = SocketProbe.open(port, "/chat?shop=17&shop=18&a=b%20c", "X-Tea", "oolong");

    assertThat(LINES.with("eventType=CONNECT", "oolong"))
        .contains("routeKey=$connect", "stage=Prod", "messageDirection=IN", "isBase64Encoded=false")
        .contains("queryStringParameters={shop=18, a=b c}", "{shop=[17, 18], a=[b c]}")
        .contains("Sec-WebSocket-Version=13", "X-Forwarded-For=127.0.0.1", "X-Amzn-Trace-Id=Root=1")
        .contains("sourceIp=127.0.0.1")
        .containsPattern("Host=[0-9a-f]{10}\\.execute-api\\.us-east-1\\.amazonaws\\.com")
        .doesNotContain("Upgrade");
  }

  @ParameterizedTest
  @CsvSource({"status=403,403", "status=404,404", "status=302,302", "fail=1,502", "status=7,502"})
  void the_function_decides_who_may_connect(String query, int status) {
    assertThat(SocketProbe.refused(port, "/chat?" + query)).isEqualTo(status);
  }

  @Test
  void a_subprotocol_is_the_functions_choice() {
    var probe = SocketProbe.open(port, "/chat", "Sec-WebSocket-Protocol", "tea.v1");

    assertThat(probe.socket().getSubprotocol()).isEqualTo("tea.v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "odd"})
  void a_client_hears_that_the_function_failed(String how) throws Exception {
    var probe = SocketProbe.open(port, "/chat");

    assertThat(probe.say("{\"action\":\"say\",\"" + how + "\":1}").hear())
        .matches(
            "\\{\"message\":\"Internal server error\",\"connectionId\":\".+\",\"requestId\":\".+\"}");
    assertThat(probe.say("{\"action\":\"say\"}").hear()).startsWith("say ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1.evil.example:8080"})
  void a_page_of_a_foreign_origin_opens_nothing(String origin) {
    assertThat(SocketProbe.refused(port, "/chat", "Origin", origin)).isEqualTo(403);
  }

  @Test
  void a_page_of_this_machine_opens_a_connection_whatever_its_port() {
    assertThat(SocketProbe.refused(port, "/chat", "Origin", "http://localhost:3000"))
        .isEqualTo(101);
  }

  @Test
  void a_name_that_is_no_api_is_not_found() {
    assertThat(SocketProbe.refused(port, "/nobody")).isEqualTo(404);
  }

  @Test
  void a_large_message_comes_in_parts_that_are_not_too_large() throws Exception {
    var probe = SocketProbe.open(port, "/chat");
    var half = "x".repeat(32 * 1024);

    probe.socket().sendText("{\"action\":\"say\",\"a\":\"" + half.substring(99), false).join();
    probe.socket().sendText(half, false).join();
    var whole = probe.say("\"}").hear();

    assertThat(whole).startsWith("say ").hasSizeGreaterThan(65_000);
    assertThat(probe.say("{\"action\":\"say\"}").hear()).startsWith("say ");
  }

  @Test
  void a_message_that_is_too_large_ends_the_connection() throws Exception {
    var probe = SocketProbe.open(port, "/chat");

    for (var i = 0; i < 5; i++) {
      probe.socket().sendText("x".repeat(30_000), i == 4).join();
    }

    assertThat(probe.end()).startsWith("1009");
    assertThat(LINES.with("DISCONNECT", "disconnectStatusCode=1009")).contains("Message too large");
  }

  @ParameterizedTest
  @CsvSource({
    "a frame of 32 KiB and one byte, 81 fe 80 01 00 00 00 00, 1009",
    "bytes that are no UTF-8, 81 82 00 00 00 00 c3 28, 1007",
    "a frame without a mask, 81 01 41, 1002",
    "a frame of no known kind, 83 80 00 00 00 00, 1002",
    "a part of nothing, 80 80 00 00 00 00, 1002",
  })
  void what_breaks_the_protocol_ends_the_connection(String what, String frame, int status)
      throws Exception {
    try (var raw = RawSocket.open(port, "/chat")) {
      raw.send(frame);

      assertThat(raw.closed()).as(what).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-WebSocket-Version: 12", "Sec-WebSocket-Key:"})
  void what_is_no_handshake_is_refused(String header) throws Exception {
    assertThat(RawSocket.statusOf(port, "/chat", header)).isEqualTo(400);
  }

  @Test
  void a_binary_message_ends_the_connection() throws Exception {
    var probe = SocketProbe.open(port, "/chat?a=binary");

    probe.socket().sendBinary(ByteBuffer.wrap(new byte[10]), true).join();

    assertThat(probe.end()).startsWith("1003");
    assertThat(LINES.with("DISCONNECT", "disconnectStatusCode=1003"))
        .contains("routeKey=$disconnect");
  }

  @Test
  void a_ping_is_answered() throws Exception {
    var probe = SocketProbe.open(port, "/chat");

    probe.socket().sendPing(ByteBuffer.wrap(new byte[7])).join();

    assertThat(probe.hear()).isEqualTo("pong of 7");
  }

  @Test
  void the_function_hears_how_a_connection_ended() throws Exception {
    SocketProbe.open(port, "/chat").socket().sendClose(4001, "enough tea").join();
    assertThat(LINES.with("DISCONNECT", "disconnectStatusCode=4001"))
        .contains("disconnectReason=enough tea", "x-restapi");

    SocketProbe.open(port, "/chat").socket().abort();
    assertThat(LINES.with("DISCONNECT", "disconnectStatusCode=1006"))
        .contains("routeKey=$disconnect");
  }
}
