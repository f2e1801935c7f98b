// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.contract.WireMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real main in a process of its own. */
@Timeout(120)
final class ScfMainTest {

  @TempDir Path directory;

  @Test
  void the_loop_answers_over_a_socket_and_loads_no_server() throws Exception {
    Process loop;
    Socket connection;
    try (var listener = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
      var port = "" + listener.getLocalPort();
      loop = start(Map.of("SCF_RUNTIME_API", "127.0.0.1", "SCF_RUNTIME_API_PORT", port));
      connection = listener.accept();
    }
    try (connection) {
      assertThat(reply(connection, "").target()).isEqualTo("/runtime/init/ready");
      var event = "{\"httpMethod\":\"GET\",\"path\":\"/\",\"headers\":{}}";
      assertThat(reply(connection, event).target()).isEqualTo("/runtime/invocation/next");
      var posted = reply(connection, "");
      assertThat(posted.target()).isEqualTo("/runtime/invocation/response");
      assertThat(new String(posted.body(), UTF_8)).contains("hello from greeting");
    }
    assertThat(end(loop)).isEqualTo(1);
    var loaded = Files.readString(directory.resolve("out"));
    assertThat(loaded)
        .contains("dev.sampan.adapter.scf.ScfLoop ", "The runtime API is gone")
        .doesNotContain("io.undertow.", "org.xnio.", "dev.sampan.server.")
        .doesNotContain("com.fasterxml.jackson.databind.ObjectMapper ");
  }

  @Test
  void the_server_says_where_it_listens_and_ends_when_told() throws Exception {
    var server = start(Map.of("SAMPAN_PORT", "0", "SAMPAN_HOST", "127.0.0.1"));
    try {
      var port = port(server);
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        var request = WireMessage.request("GET", "/").with("Host", "localhost");
        socket.getOutputStream().write(request.bytes());

        var response = WireMessage.readResponse(socket.getInputStream(), false);

        assertThat(new String(response.body(), UTF_8)).isEqualTo("hello from greeting");
      }
    } finally {
      server.destroy();
    }
    assertThat(end(server)).isEqualTo(128 + 15);
  }

  /** Reads one request of the loop and answers it. */
  private static WireMessage reply(Socket connection, String body) throws IOException {
    var request = WireMessage.readRequest(connection.getInputStream()).orElseThrow();
    var reply = WireMessage.response(200).with("request_id", "call-1");
    connection.getOutputStream().write(reply.withBody(body.getBytes(UTF_8)).bytes());
    return request;
  }

  private Process start(Map<String, String> variables) throws IOException {
    var index = directory.resolve("META-INF/sampan/functions.properties");
    Files.createDirectories(index.getParent());
    Files.writeString(
        index,
        "functions.greeting.handler="
            + Greeting.class.getName()
            + "\nfunctions.greeting.triggers.0.kind=HTTP\n");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var path =
        directory + System.getProperty("path.separator") + System.getProperty("java.class.path");
    var builder =
        new ProcessBuilder(java, "-Xlog:class+load=info", "-cp", path, ScfMain.class.getName());
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile());
    return builder.start();
  }

  private int port(Process server) throws IOException {
    var marker = "Listening on 127.0.0.1:";
    var out = Files.readString(directory.resolve("out"));
    while (!out.contains(marker) || out.indexOf(".\n", out.indexOf(marker)) < 0) {
      assertThat(server.isAlive()).as(out).isTrue();
      Thread.onSpinWait();
      out = Files.readString(directory.resolve("out"));
    }
    var start = out.indexOf(marker) + marker.length();
    return Integer.parseInt(out.substring(start, out.indexOf(".\n", start)));
  }

  private static int end(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
