// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Functions that hang, until a time-out of the real clock ends them: the caller is told in the
 * platform's form and the next call is served. All hang at the same time, as waiting is all there
 * is to do.
 */
final class HangTest {

  private static final String MANIFEST =
      """
      functions:
        bad:
          handler: dev.sampan.emulator.functions.Misbehaving
          timeout: 10s
          triggers:
            - http: { routes: ["GET /bad"] }
        endless:
          handler: dev.sampan.emulator.functions.HangsInInit
          timeout: 1s
          triggers:
            - http: { routes: ["GET /endless"] }
      """;

  private static final Map<Platform, CompletableFuture<Invoked<HttpResponse>>> HANGING =
      new EnumMap<>(Platform.class);

  @TempDir static Path directory;
  private static TestProject project;
  private static Emulator emulator;
  private static CompletableFuture<Invoked<HttpResponse>> endless;

  @BeforeAll
  static void hang() throws Exception {
    project = new TestProject(directory, MANIFEST);
    emulator = project.start(Platform.LAMBDA);
    for (var platform : Platform.values()) {
      assertServes(platform);
    }
    endless = call(Platform.LAMBDA, "endless", "/endless");
    for (var platform : Platform.values()) {
      HANGING.put(platform, call(platform, "bad", "/bad?do=hang"));
    }
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_call_that_hangs_ends_with_its_time_out(Platform platform) throws Exception {
    var hang = Objects.requireNonNull(HANGING.get(platform)).get(1, TimeUnit.MINUTES);

    assertThat(hang.report().status()).isIn("timeout", "504");
    assertThat(hang.value().status()).isGreaterThanOrEqualTo(400);
    assertServes(platform);
  }

  @Test
  void an_init_that_hangs_is_run_again_within_the_time_of_the_invocation() throws Exception {
    var ended = endless.get(1, TimeUnit.MINUTES);

    assertThat(ended.report().status()).isEqualTo("timeout");
    assertThat(ended.value().status()).isEqualTo(502);
    assertThat(ended.report().total()).isGreaterThan(Duration.ofSeconds(11));
    assertServes(Platform.LAMBDA);
    assertThat(project.lines)
        .extracting(OutputLine::text)
        .anyMatch(
            it -> it.matches("INIT_REPORT Init Duration: 1.* ms\tPhase: init\tStatus: timeout"));
  }

  private static void assertServes(Platform platform) throws Exception {
    var well = call(platform, "bad", "/bad?do=well").get(1, TimeUnit.MINUTES);

    assertThat(well.value().status()).isEqualTo(200);
  }

  private static CompletableFuture<Invoked<HttpResponse>> call(
      Platform platform, String function, String target) {
    return emulator.calls().http(platform, function, HttpRequest.of("GET", target));
  }
}
