// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpRequest;
import dev.sampan.emulator.invocation.EmulatorEvent.InstanceStarted;
import dev.sampan.platform.Platform;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the manifest says of the number of instances, kept by real processes. */
final class InstancesTest {

  private static final HttpRequest HELLO = HttpRequest.of("GET", "/hello");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void the_first_call_finds_a_kept_instance_warm(Platform platform) throws Exception {
    var project = new TestProject(directory, function("Hello", "min: 1"));
    try (var emulator = project.start(platform)) {
      var started = project.await(InstanceStarted.class);

      var first = emulator.calls().http(platform, "hello", HELLO).get();

      assertThat(first.value().body().text()).isEqualTo("hello you");
      assertThat(first.report().service().cold()).isFalse();
      assertThat(first.report().service().instance()).isEqualTo(started.instance());
      assertThat(emulator.instances()).extracting(it -> it.note()).containsExactly("kept");
    }
  }

  @Test
  void a_kept_instance_that_ends_is_replaced() throws Exception {
    var project = new TestProject(directory, function("Hello", "min: 1"));
    try (var emulator = project.start(Platform.LAMBDA)) {
      var first = project.await(InstanceStarted.class);
      var pid = emulator.instances().get(0).pid();

      ProcessHandle.of(pid).orElseThrow().destroyForcibly();

      var next = project.await(InstanceStarted.class);
      assertThat(next.instance()).isNotEqualTo(first.instance());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LAMBDA, 429, Rate Exceeded.",
    "SCF, 432, The concurrency quota is exceeded",
    "CLOUDRUN, 429, no available instance"
  })
  void a_max_of_nothing_refuses_every_call(Platform platform, int status, String words)
      throws Exception {
    var project = new TestProject(directory, function("Hello", "max: 0"));
    try (var emulator = project.start(platform)) {
      var refused = emulator.calls().http(platform, "hello", HELLO).get();

      assertThat(refused.value().status()).isEqualTo(status);
      assertThat(refused.value().body().text()).contains(words);
      assertThat(refused.report().status()).isEqualTo("throttled");
      assertThat(emulator.instances()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"LAMBDA, 429", "SCF, 432"})
  void a_max_of_one_refuses_a_second_call_meanwhile(Platform platform, int status)
      throws Exception {
    var project = new TestProject(directory, function("Meeting", "max: 1"));
    try (var emulator = project.start(platform);
        var meeting = meeting()) {
      var first = emulator.calls().http(platform, "hello", meet(meeting));
      try (var one = meeting.accept()) {
        var second = emulator.calls().http(platform, "hello", meet(meeting)).get();
        one.getOutputStream().write(1);

        assertThat(second.value().status()).isEqualTo(status);
        assertThat(first.get().value().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_max_of_one_lets_a_second_request_wait_on_cloud_run() throws Exception {
    var project = new TestProject(directory, function("Meeting", "max: 1"));
    try (var emulator = project.start(Platform.CLOUDRUN);
        var meeting = meeting()) {
      var first = emulator.calls().http(Platform.CLOUDRUN, "hello", meet(meeting));
      var one = meeting.accept();
      var second = emulator.calls().http(Platform.CLOUDRUN, "hello", meet(meeting));
      one.getOutputStream().write(1);
      one.close();
      try (var other = meeting.accept()) {
        other.getOutputStream().write(1);
      }

      assertThat(first.get().report().service().instance()).isEqualTo("i-1");
      assertThat(second.get().value().status()).isEqualTo(200);
      assertThat(second.get().report().service().instance()).isEqualTo("i-1");
      assertThat(second.get().report().service().cold()).isFalse();
    }
  }

  @Test
  void functions_of_scf_share_the_memory_that_no_other_has_reserved() throws Exception {
    var reserves =
        """
          other:
            handler: dev.sampan.emulator.functions.Hello
            memory: 3072MiB
            instances: { max: 41 }
        """;
    var meeter = function("Meeting", "min: 0").replace("concurrency: 1", "memory: 2048MiB");
    var project = new TestProject(directory, meeter + reserves);
    try (var emulator = project.start(Platform.SCF);
        var meeting = meeting()) {
      var first = emulator.calls().http(Platform.SCF, "hello", meet(meeting));
      try (var one = meeting.accept()) {
        var second = emulator.calls().http(Platform.SCF, "hello", meet(meeting)).get();
        one.getOutputStream().write(1);

        assertThat(second.value().status()).isEqualTo(432);
        assertThat(second.report().reason()).contains("the account's concurrency is used up");
        assertThat(first.get().value().status()).isEqualTo(200);
      }
    }
  }

  private static ServerSocket meeting() throws Exception {
    var meeting = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
    meeting.setSoTimeout(20_000);
    return meeting;
  }

  private static HttpRequest meet(ServerSocket meeting) {
    return HttpRequest.of("GET", "/meeting/" + meeting.getLocalPort());
  }

  private static String function(String handler, String instances) {
    return """
        functions:
          hello:
            handler: dev.sampan.emulator.functions.%s
            concurrency: 1
            instances: { %s }
            triggers:
              - http: { routes: ["GET /hello", "GET /meeting/{port}"] }
        """
        .formatted(handler, instances);
  }
}
