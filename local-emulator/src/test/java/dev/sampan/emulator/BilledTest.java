// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sampan.HttpRequest;
import dev.sampan.emulator.console.ReportJson;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Bill;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What invocations would be billed, as their reports and Lambda's log tell it. */
final class BilledTest {

  private static final String MANIFEST =
      """
      functions:
        hello:
          handler: dev.sampan.emulator.functions.Hello
          memory: 256MiB
          triggers:
            - http: { routes: ["GET /hello"] }
        shout:
          handler: dev.sampan.emulator.functions.Shout
          memory: 256MiB
        closed:
          handler: dev.sampan.emulator.functions.Shout
          instances: { max: 0 }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"LAMBDA, 1, true", "SCF, 100, false", "CLOUDRUN, 100, true"})
  void a_report_says_what_a_call_would_be_billed(Platform platform, int step, boolean init)
      throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(platform)) {
      var request = HttpRequest.of("GET", "/hello");
      var cold = emulator.calls().http(platform, "hello", request).get().report().service();
      var warm = emulator.calls().http(platform, "hello", request).get().report();

      var startup = Objects.requireNonNull(cold.startup()).ofProcess();
      assertThat(cold.bill().time().compareTo(startup) > 0).isEqualTo(init);
      var bill = warm.service().bill();
      assertThat(bill.time().minus(warm.service().duration()))
          .isBetween(Duration.ZERO, Duration.ofMillis(step));
      assertThat(bill.time().toNanos() % (step * 1_000_000L)).isZero();
      var json = ReportJson.of(warm);
      assertThat(json.path("billed").asDouble()).isEqualTo((double) bill.time().toMillis());
      assertThat(json.path("gibibyteSeconds").asDouble())
          .isCloseTo(bill.time().toMillis() / 4000.0, within(1e-9));
    }
  }

  @Test
  void the_log_of_a_lambda_call_tells_the_same_bill() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(Platform.LAMBDA)) {
      var path = "/2015-03-31/functions/shout/invocations";
      var reply =
          new HttpProbe(emulator.controlPort())
              .post(path, "{\"text\":\"hi\"}", "X-Amz-Log-Type", "Tail");

      var tail = reply.headers().firstValue("X-Amz-Log-Result").orElseThrow();
      var bill = project.reports.element().service().bill();
      assertThat(bill.time()).isPositive();
      assertThat(new String(Base64.getDecoder().decode(tail), StandardCharsets.UTF_8))
          .contains("\tBilled Duration: " + bill.time().toMillis() + " ms")
          .containsPattern(
              "\tMemory Size: 256 MB\tMax Memory Used: [1-9][0-9]* MB\tInit Duration: ");
    }
  }

  @Test
  void a_refused_call_is_not_billed() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    try (var emulator = project.start(Platform.SCF)) {
      var request = HttpRequest.of("GET", "/");
      var refused = emulator.calls().http(Platform.SCF, "closed", request).get();

      assertThat(refused.report().service().bill()).isEqualTo(Bill.NONE);
    }
  }
}
