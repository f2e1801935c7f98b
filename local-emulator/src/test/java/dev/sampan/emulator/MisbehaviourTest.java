// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.Platform;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Functions that do harm: the caller is told in the platform's form and the next call is served.
 */
final class MisbehaviourTest {

  private static final String MANIFEST =
      """
      functions:
        bad:
          handler: dev.sampan.emulator.functions.Misbehaving
          timeout: 30s
          triggers:
            - http: { routes: ["GET /bad"] }
        unready:
          handler: dev.sampan.emulator.functions.FailsInInit
          triggers:
            - http: { routes: ["GET /unready"] }
        missing:
          handler: dev.sampan.emulator.functions.NotThere
          triggers:
            - http: { routes: ["GET /missing"] }
      """;

  @ParameterizedTest
  @EnumSource
  void a_process_that_exits_is_replaced(Platform platform, @TempDir Path directory)
      throws Exception {
    // Less than any drain: an exit that waited for one would be taken for a time-out.
    var project = new TestProject(directory, MANIFEST.replace("30s", "7s"));
    try (var emulator = project.start(platform)) {
      assertServes(emulator, platform);

      var exit = call(emulator, platform, "exit");

      assertThat(exit.report().status()).isEqualTo("crashed");
      assertThat(exit.report().reason()).isEqualTo("exit status 3");
      assertThat(exit.value().status()).isGreaterThanOrEqualTo(400);
      assertServes(emulator, platform);
    }
  }

  @ParameterizedTest
  @EnumSource
  @EnabledOnOs(OS.LINUX)
  void an_instance_that_takes_more_memory_than_it_has_is_ended(
      Platform platform, @TempDir Path directory) throws Exception {
    var project = new TestProject(directory, with("memory: 256MiB"));
    try (var emulator = project.start(platform)) {
      var eaten = call(emulator, platform, "eat");

      assertThat(eaten.report().status()).isEqualTo("out-of-memory");
      assertThat(eaten.value().status()).isGreaterThanOrEqualTo(400);
      assertServes(emulator, platform);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ten_megabytes_of_output_are_bounded(Platform platform, @TempDir Path directory)
      throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var print = call(emulator, platform, "print");

      assertThat(print.value().status()).isEqualTo(200);
      assertThat(print.report().service().log().length()).isLessThanOrEqualTo(4096);
      assertThat(project.lines).hasSizeLessThan(2000);
      assertThat(project.lines).anySatisfy(it -> assertThat(it.text()).endsWith("more lines]"));
      assertServes(emulator, platform);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_over_the_limit_is_refused(Platform platform, @TempDir Path directory)
      throws Exception {
    var project = new TestProject(directory, with("memory: 4GiB"));
    try (var emulator = project.start(platform)) {
      var big = call(emulator, platform, "big");

      assertThat(big.report().status()).isEqualTo("response-too-large");
      assertThat(big.value().status()).isGreaterThanOrEqualTo(400);
      assertServes(emulator, platform);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_exception_is_told_without_a_stack_trace(Platform platform, @TempDir Path directory)
      throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var thrown = call(emulator, platform, "throw");

      assertThat(thrown.value().status()).isGreaterThanOrEqualTo(400);
      assertThat(thrown.value().body().text()).doesNotContain("on purpose", "\tat ");
      assertThat(project.lines).anySatisfy(it -> assertThat(it.text()).contains("on purpose"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_function_that_cannot_be_constructed_fails_its_caller(
      Platform platform, @TempDir Path directory) throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var request = HttpRequest.of("GET", "/unready");

      var unready = emulator.calls().http(platform, "unready", request).get(1, TimeUnit.MINUTES);

      assertThat(unready.report().status()).isEqualTo("init-failed");
      assertThat(unready.value().status()).isGreaterThanOrEqualTo(400);
      assertThat(unready.report().service().log()).contains("no database");
      assertThat(project.lines).anySatisfy(it -> assertThat(it.text()).contains("no database"));
      assertServes(emulator, platform);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_handler_that_is_not_there_fails_its_own_caller_only(
      Platform platform, @TempDir Path directory) throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var request = HttpRequest.of("GET", "/missing");

      var missing = emulator.calls().http(platform, "missing", request).get(1, TimeUnit.MINUTES);

      assertThat(missing.report().status()).isEqualTo("init-failed");
      assertThat(project.lines)
          .anySatisfy(
              it -> assertThat(it.text()).contains("dev.sampan.emulator.functions.NotThere"));
      assertServes(emulator, platform);
    }
  }

  private static void assertServes(Emulator emulator, Platform platform) throws Exception {
    assertThat(call(emulator, platform, "well").value().status()).isEqualTo(200);
  }

  private static String with(String key) {
    return MANIFEST.replace("timeout:", key + "\n    timeout:");
  }

  private static Invoked<HttpResponse> call(Emulator emulator, Platform platform, String what)
      throws Exception {
    var request = HttpRequest.of("GET", "/bad?do=" + what);
    return emulator.calls().http(platform, "bad", request).get(1, TimeUnit.MINUTES);
  }
}
