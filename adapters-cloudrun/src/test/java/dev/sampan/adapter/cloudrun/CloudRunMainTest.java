// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.SocketConnector;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The life of a process: start, end, and what it says when it cannot start. */
@Timeout(60)
final class CloudRunMainTest {
  @TempDir private Path directory = Path.of("");
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private @Nullable Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void ends_with_0_when_it_is_told_to_end() throws Exception {
    index(Fine.class.getName());

    assertThat(serve(Map.of("SAMPAN_PORT", "0", "SAMPAN_HOST", "127.0.0.1"))).isZero();
    assertThat(log.toString(UTF_8)).contains("Listening on 127.0.0.1:").contains("Told to end.");
  }

  @Test
  void ends_with_1_and_says_why_when_the_function_cannot_be_made() throws Exception {
    index(Broken.class.getName());

    assertThat(serve(Map.of("PORT", "0"))).isEqualTo(1);
    assertThat(log.toString(UTF_8))
        .contains("\"severity\":\"ERROR\"", "no database", Broken.class.getName())
        .doesNotContain("Listening");
  }

  @Test
  void ends_with_1_and_names_a_class_that_is_not_there() throws Exception {
    index("com.example.Missing");

    assertThat(serve(Map.of("PORT", "0"))).isEqualTo(1);
    assertThat(log.toString(UTF_8)).contains("com.example.Missing");
  }

  @Test
  void ends_with_1_and_names_a_port_that_is_taken() throws Exception {
    index(Fine.class.getName());
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(serve(Map.of("PORT", port))).isEqualTo(1);
      assertThat(log.toString(UTF_8)).contains("cannot listen on 0.0.0.0:" + port);
    }
  }

  @Test
  void ends_with_1_and_names_a_variable_that_is_no_port() throws Exception {
    index(Fine.class.getName());

    assertThat(serve(Map.of("PORT", "http"))).isEqualTo(1);
    assertThat(log.toString(UTF_8)).contains("environment variable PORT: found \\\"http\\\"");
  }

  @Test
  void its_own_port_wins_over_the_platforms() {
    assertThat(Address.of(Map.of("PORT", "1", "SAMPAN_PORT", "2")))
        .isEqualTo(new Address("0.0.0.0", 2));
    assertThat(Address.of(Map.of("PORT", "1", "SAMPAN_HOST", "::1")))
        .isEqualTo(new Address("::1", 1));
    assertThat(Address.of(Map.of())).isEqualTo(new Address("0.0.0.0", 8080));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
  void a_process_finishes_what_is_in_flight_after_sigterm_and_exits_with_0() throws Exception {
    index(Slow.class.getName());
    Path awaited = Files.createFile(directory.resolve("awaited"));
    Process started = startProcess();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8));
    try (Connection connection = SocketConnector.to("127.0.0.1:" + port(lines)).connect()) {
      String head = "GET / HTTP/1.1\r\nHost: h\r\nX-Awaited: " + awaited.toUri() + "\r\n\r\n";
      connection.out().write(head.getBytes(US_ASCII));
      connection.out().flush();
      while (Files.notExists(directory.resolve("started"))) {
        Thread.onSpinWait();
      }

      started.toHandle().destroy();
      until(lines, "Told to end.");
      Files.delete(awaited);

      assertThat(new String(connection.in().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 200 ")
          .endsWith("finished");
      assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(started.exitValue()).isZero();
      assertThat(directory.resolve("shut-down")).exists();
    }
  }

  private int serve(Map<String, String> variables) throws IOException {
    URL[] index = {directory.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(index, getClass().getClassLoader())) {
      PrintStream out = new PrintStream(log, true, UTF_8);
      Environment environment = new Environment(variables, Clock.systemUTC(), loader, out);
      return CloudRunMain.serve(environment, Runnable::run);
    }
  }

  private void index(String handler) throws IOException {
    Path file = directory.resolve("META-INF/sampan/functions.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "functions.probe.handler=" + handler + "\n");
  }

  private Process startProcess() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = directory + File.pathSeparator + System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(java, "-cp", classPath, CloudRunMain.class.getName());
    builder.environment().putAll(Map.of("SAMPAN_PORT", "0", "SAMPAN_HOST", "127.0.0.1"));
    Process started = builder.redirectErrorStream(true).start();
    process = started;
    return started;
  }

  private static String port(BufferedReader lines) throws IOException {
    String line = until(lines, "Listening on 127.0.0.1:");
    int colon = line.indexOf("127.0.0.1:") + "127.0.0.1:".length();
    return line.substring(colon, line.indexOf('.', colon));
  }

  private static String until(BufferedReader lines, String text) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(text)) {
        return line;
      }
      seen.append(line).append('\n');
    }
    throw new IOException("the process ended and did not say \"" + text + "\":\n" + seen);
  }

  /** Starts. */
  public static final class Fine implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.of(204);
    }
  }

  /** Does not. */
  public static final class Broken implements Handler<HttpRequest, HttpResponse> {
    /** Throws. */
    public Broken() {
      throw new IllegalStateException("no database");
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.of(204);
    }
  }
}
