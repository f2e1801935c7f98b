// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.HttpTrigger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class DeploymentTest {

  private static final Path MANIFEST =
      ProjectManifest.above(DeploymentTest.class, Path.of("nowhere"));

  @Test
  void needs_no_manifest() {
    Deployment parrot =
        Deployment.of(Parrot.class, new HttpTrigger("http", List.of())).withSetting("word", 7);

    try (RunningFunction running = parrot.start(Platform.LAMBDA)) {
      assertThat(running.http(HttpRequest.of("GET", "/")).headers().first("x-word")).contains("7");
    }
  }

  @Test
  void says_which_functions_there_are() {
    assertThatThrownBy(() -> Deployment.ofManifest(MANIFEST, "parot"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sampan.yaml has no function \"parot\"")
        .hasMessageContaining("parrot, adder");
    assertThatThrownBy(() -> Deployment.ofManifest(MANIFEST, ""))
        .hasMessageContaining("several functions: name one of [parrot");
  }

  @Test
  void says_that_there_is_no_manifest(@TempDir Path empty) {
    assertThatThrownBy(() -> Deployment.ofManifest(empty, "parrot"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sampan.yaml");
    assertThatThrownBy(() -> ProjectManifest.above(String.class, empty))
        .hasMessageContaining("There is no sampan.yaml above the classes of java.lang.String")
        .hasMessageContaining(empty.toString());
  }

  @Test
  void says_where_a_handler_does_not_fit_its_trigger() {
    Deployment misfit = Deployment.ofManifest(MANIFEST, "misfit");

    assertThatThrownBy(() -> misfit.start(Platform.LAMBDA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sampan.yaml:")
        .hasMessageContaining("functions.misfit");
    assertThatThrownBy(misfit::startDirectly).hasMessageContaining("functions.misfit");
  }

  @Test
  void says_that_the_handler_is_not_there() {
    Deployment missing = Deployment.of(FunctionSpec.of("lost", "com.example.Lost"));

    assertThatThrownBy(missing::startDirectly).hasMessageContaining("com.example.Lost");
  }

  @Test
  void says_why_a_function_cannot_start() {
    Deployment broken = Deployment.ofManifest(MANIFEST, "broken");

    assertThatThrownBy(() -> broken.start(Platform.CLOUDRUN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("\"broken\" cannot start on cloudrun")
        .hasRootCauseMessage("no database");
  }

  @Test
  void says_that_a_command_is_run_by_the_emulator() {
    Deployment foreign = Deployment.ofManifest(MANIFEST, "foreign");

    assertThatThrownBy(() -> foreign.start(Platform.SCF)).hasMessageContaining("sampan invoke");
  }

  @Test
  void says_that_there_is_no_queue() {
    try (RunningFunction parrot = Deployment.ofManifest(MANIFEST, "parrot").startDirectly()) {
      assertThatThrownBy(() -> parrot.queue(TestEvents.message("m-1", "hi")))
          .hasMessageContaining("\"parrot\" has no queue trigger; it has [http]");
    }
  }

  @Test
  void reports_an_instance_that_ended_as_the_platform_does() {
    try (RunningFunction quitter = Deployment.of(Quitter.class).start(Platform.LAMBDA)) {
      assertThatThrownBy(() -> quitter.direct("hi")).isInstanceOf(FunctionFailedException.class);
      assertThatThrownBy(() -> quitter.direct("again"))
          .isInstanceOfSatisfying(
              FunctionFailedException.class,
              failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CRASHED))
          .hasMessageContaining("exit status 1");
    }
  }

  @Test
  void ends_a_call_that_hangs() throws Exception {
    RunningFunction hanging = Deployment.of(Hanging.class).start(Platform.LAMBDA);
    CompletableFuture<Body> call = CompletableFuture.supplyAsync(() -> hanging.direct("hi"));
    Hanging.CALLED.await();

    hanging.close();

    assertThatThrownBy(call::get).hasCauseInstanceOf(FunctionFailedException.class);
  }

  @ParameterizedTest
  @EnumSource
  void leaves_no_thread_behind(Platform platform) throws Exception {
    List<Thread> started;

    try (RunningFunction parrot = Deployment.ofManifest(MANIFEST, "parrot").start(platform)) {
      parrot.http(HttpRequest.of("GET", "/"));
      started = threads();
    }

    assertThat(started).isNotEmpty();
    for (Thread each : started) {
      each.join(20_000);
      assertThat(each.isAlive()).as(each.getName()).isFalse();
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().startsWith("sampan"))
        .toList();
  }
}
