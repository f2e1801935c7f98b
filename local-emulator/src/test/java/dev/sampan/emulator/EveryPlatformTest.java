// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.emulator.function.Calls;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same functions in real processes behind each platform's real protocol. */
final class EveryPlatformTest {

  private static final String MANIFEST =
      """
      functions:
        hello:
          handler: dev.sampan.emulator.functions.Hello
          triggers:
            - http: { routes: ["GET /hello", "POST /hello/{name}"] }
        meeting:
          handler: dev.sampan.emulator.functions.Meeting
          triggers:
            - http: { routes: ["GET /meeting/{port}"] }
        shout:
          handler: dev.sampan.emulator.functions.Shout
        receipts:
          handler: dev.sampan.emulator.functions.Receipts
          triggers:
            - queue: { source: orders, batch: 10, window: 1s }
      """;

  @ParameterizedTest
  @EnumSource
  void answers_http_cold_and_then_warm(Platform platform, @TempDir Path directory)
      throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var request = HttpRequest.of("GET", "/hello?name=Ada").withHeader("x-echo", "a b");

      var cold = emulator.calls().http(platform, "hello", request).get();
      var warm = emulator.calls().http(platform, "hello", request).get();

      assertThat(cold.value().status()).isEqualTo(200);
      assertThat(cold.value().body().text()).isEqualTo("hello Ada");
      assertThat(cold.value().headers().first("x-platform")).contains(platform.id());
      assertThat(cold.value().headers().first("x-echo")).contains("a b");
      assertThat(cold.report().service().cold()).isTrue();
      assertThat(warm.report().service().cold()).isFalse();
      assertThat(warm.report().service().instance()).isEqualTo("i-1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tells_the_start_of_the_process_from_the_init_of_the_function(
      Platform platform, @TempDir Path directory) throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var cold = emulator.calls().http(platform, "hello", HttpRequest.of("GET", "/hello")).get();

      var startup = Objects.requireNonNull(cold.report().service().startup());
      assertThat(startup.process()).isPositive();
      assertThat(startup.runtime()).isPositive();
      assertThat(startup.handler()).isPositive();
      assertThat(startup.provision()).isZero();
      assertThat(startup.total()).isLessThan(cold.report().total());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOUDRUN")
  void answers_a_direct_call_and_attributes_its_output(Platform platform, @TempDir Path directory)
      throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var said = emulator.calls().direct(platform, "shout", Body.of("{\"text\":\"hi\"}")).get();

      assertThat(said.value()).isInstanceOf(DirectOutcome.Returned.class);
      assertThat(((DirectOutcome.Returned) said.value()).result().text())
          .isEqualTo("{\"text\":\"HI\"}");
      assertThat(said.report().service().log()).endsWith("shouting hi");
      assertThat(project.lines)
          .anySatisfy(
              line -> {
                assertThat(line.text()).isEqualTo("shouting hi");
                assertThat(line.invocation()).isEqualTo(said.report().id());
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void reports_which_messages_failed_as_far_as_the_platform_can(
      Platform platform, @TempDir Path directory) throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var batch = List.of(message("1", "good"), message("2", "bad"));

      var deliveries = emulator.calls().queue(platform, "receipts", "", batch).get();

      var failed = Calls.merged(deliveries).failed();
      assertThat(failed).contains("2");
      assertThat(failed.contains("1")).isEqualTo(platform == Platform.SCF);
    }
  }

  @ParameterizedTest
  @EnumSource
  void runs_invocations_at_once_in_one_or_in_several_instances(
      Platform platform, @TempDir Path directory) throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform);
        var meeting = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      var request = HttpRequest.of("GET", "/meeting/" + meeting.getLocalPort());
      var both =
          List.of(
              emulator.calls().http(platform, "meeting", request),
              emulator.calls().http(platform, "meeting", request));

      try (var one = meeting.accept();
          var other = meeting.accept()) {
        one.getOutputStream().write(1);
        other.getOutputStream().write(1);
      }

      var instances = both.stream().map(it -> it.join().report().service().instance()).distinct();
      assertThat(instances).hasSize(platform == Platform.CLOUDRUN ? 1 : 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leaves_no_process_no_thread_and_no_file_behind(Platform platform, @TempDir Path directory)
      throws Exception {
    var project = new TestProject(directory, MANIFEST);
    var before = ProcessHandle.current().descendants().toList();
    try (var emulator = project.start(platform)) {
      emulator.calls().http(platform, "hello", HttpRequest.of("GET", "/hello")).get();
      assertThat(ProcessHandle.current().descendants()).anyMatch(it -> !before.contains(it));
    }

    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList())
        .isSubsetOf(before);
    for (var it : Thread.getAllStackTraces().keySet()) {
      if (it.getName().startsWith("sampan")) {
        // An executor is terminated a moment before its last thread is.
        it.join(10_000);
        assertThat(it.isAlive()).as(it.getName()).isFalse();
      }
    }
    assertThat(directory.resolve(".sampan/emulator.json")).doesNotExist();
    try (var left = Files.list(directory.resolve(".sampan/instances"))) {
      assertThat(left).isEmpty();
    }
  }

  private static QueueMessage message(String id, String text) {
    var body = Body.of("{\"text\":\"" + text + "\"}");
    return new QueueMessage(id, body, Map.of(), null, 1, Instant.EPOCH);
  }
}
