// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.Platform;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Instances in class loaders in the emulator's own process. */
final class InProcessTest {

  private static final String MANIFEST =
      """
      functions:
        hello:
          handler: dev.sampan.emulator.functions.Hello
          triggers:
            - http: { routes: ["GET /hello"] }
        misbehaving:
          handler: dev.sampan.emulator.functions.Misbehaving
          timeout: 2s
          triggers:
            - http: { routes: ["GET /misbehaving"] }
        foreign:
          command: ["/bin/false"]
          triggers:
            - http: { routes: ["GET /foreign"] }
      """;

  private static final String SAYS =
      """
      functions:
        says:
          handler: compiled.Says
          timeout: 30s
          triggers:
            - http: { routes: ["GET /says"] }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void every_platform_serves_without_a_process_and_leaves_no_thread(Platform platform)
      throws Exception {
    var standard = System.out;
    var before = ProcessHandle.current().descendants().toList();
    try (var emulator = start(new TestProject(directory, MANIFEST))) {
      var first = call(emulator, platform, "hello", "/hello?name=tea");
      var second = call(emulator, platform, "hello", "/hello?name=tea");

      assertThat(first.value().body().text()).isEqualTo("hello tea");
      assertThat(first.value().headers().first("x-platform")).hasValue(platform.id());
      assertThat(second.report().service().cold()).isFalse();
      assertThat(emulator.instances()).singleElement().returns(0L, it -> it.pid());
      assertThat(ProcessHandle.current().descendants().toList()).isEqualTo(before);
      assertThat(threads()).isNotEmpty();
    }
    assertThat(threads()).isEmpty();
    assertThat(System.out).isSameAs(standard);
  }

  @ParameterizedTest
  @EnumSource
  void a_time_out_ends_the_call_and_the_next_one_is_served(Platform platform) throws Exception {
    try (var emulator = start(new TestProject(directory, MANIFEST))) {
      var hung = call(emulator, platform, "misbehaving", "/misbehaving?do=hang");
      var after = call(emulator, platform, "misbehaving", "/misbehaving");

      assertThat(hung.report().failed()).isTrue();
      assertThat(after.value().body().text()).isEqualTo("well");
    }
    assertThat(threads()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_a_handler_prints_is_told_of_its_instance(Platform platform) throws Exception {
    var project = new TestProject(directory, MANIFEST.replace("2s", "30s"));
    try (var emulator = start(project)) {
      var printed = call(emulator, platform, "misbehaving", "/misbehaving?do=print");

      assertThat(printed.value().status()).isEqualTo(200);
      var invocation = printed.report().id();
      assertThat(project.lines)
          .filteredOn(it -> it.text().startsWith("xxx"))
          .isNotEmpty()
          .allMatch(it -> it.function().equals("misbehaving") && it.platform() == platform)
          .first()
          .extracting(OutputLine::invocation)
          .isEqualTo(invocation);
    }
  }

  @Test
  void a_reload_closes_the_class_loader_and_ends_the_threads_of_the_revision_before()
      throws Exception {
    var project = new TestProject(directory, SAYS);
    try (var emulator = Emulator.start(says(project).watching())) {
      var one = call(emulator, Platform.CLOUDRUN, "says", "/says").value();
      var old = threads();
      var loader = old.get(0).getContextClassLoader();
      assertThat(loader.getResource("compiled/Says.class")).isNotNull();

      CompiledClass.says("two", directory.resolve("target/classes"));
      project.await(EmulatorEvent.Reloaded.class);
      project.await(EmulatorEvent.InstanceEnded.class);
      var two = call(emulator, Platform.CLOUDRUN, "says", "/says").value();

      assertThat(one.body().text()).isEqualTo("one");
      assertThat(two.body().text()).isEqualTo("two");
      assertThat(old).noneMatch(Thread::isAlive);
      assertThat(loader.getResource("compiled/Says.class")).isNull();
    }
  }

  @Test
  void a_thread_that_minds_no_interrupt_is_named_and_given_up() throws Exception {
    var project = new TestProject(directory, SAYS.replace("30s", "2s"));
    try (var meeting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var emulator = Emulator.start(says(project))) {
      var stuck = call(emulator, Platform.LAMBDA, "says", "/says?wait=" + meeting.getLocalPort());

      assertThat(stuck.report().failed()).isTrue();
      assertThat(call(emulator, Platform.LAMBDA, "says", "/says").value().status()).isEqualTo(200);
    }
    assertThat(project.lines).anyMatch(it -> it.text().contains("minds no interrupt"));
  }

  /** The adapter for Cloud Run has a time-out of its own, as the platform says. */
  @ParameterizedTest
  @EnumSource(names = {"LAMBDA", "SCF"})
  void without_time_outs_a_call_may_take_as_long_as_it_likes(Platform platform) throws Exception {
    var manifest = MANIFEST.replace("2s", "1s");
    var config = new TestProject(directory, manifest).config(platform).withInProcess();
    try (var emulator = Emulator.start(config.withoutTimeouts())) {
      var hangs = HttpRequest.of("GET", "/misbehaving?do=hang");
      var held = emulator.calls().http(platform, "misbehaving", hangs);

      assertThatThrownBy(() -> held.get(1500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void a_function_with_a_command_of_its_own_is_refused() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = start(project)) {
      var refused = call(emulator, Platform.CLOUDRUN, "foreign", "/foreign");

      assertThat(refused.report().failed()).isTrue();
      assertThat(project.lines).anyMatch(it -> it.text().contains("leave --in-process out"));
    }
  }

  /** A project with a class that can change. */
  private EmulatorConfig says(TestProject project) throws Exception {
    var classes = directory.resolve("target/classes");
    CompiledClass.says("one", classes);
    var classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(TestProject.classPath());
    return project.config(Platform.LAMBDA).withClassPath(classPath).withInProcess();
  }

  private static Emulator start(TestProject project) throws Exception {
    return Emulator.start(project.config(Platform.LAMBDA).withInProcess());
  }

  private static Invoked<HttpResponse> call(
      Emulator emulator, Platform platform, String function, String target) throws Exception {
    var request = HttpRequest.of("GET", target);
    return emulator.calls().http(platform, function, request).get(1, TimeUnit.MINUTES);
  }

  /** Those of all instances. */
  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(it -> it.getThreadGroup() != null)
        .filter(it -> it.getThreadGroup().getName().startsWith("sampan-instance-"))
        .toList();
  }
}
