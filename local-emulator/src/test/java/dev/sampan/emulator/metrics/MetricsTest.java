// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.function.InstanceReport;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.invocation.EmulatorEvent.InstanceStarted;
import dev.sampan.emulator.invocation.EmulatorEvent.LoopStopped;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Bill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class MetricsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Metrics metrics = new Metrics(later::add);

  @Test
  void counts_invocations_by_what_they_were_and_how_they_ended() {
    metrics.finished(report("200", 40));
    metrics.finished(report("200", 700));
    metrics.finished(report("throttled", 0));

    assertThat(scraped())
        .contains(count("200") + " 2.0", count("throttled") + " 1.0")
        .contains("sampan_throttles_total{function=\"orders\",platform=\"lambda\"} 1.0")
        .contains(duration("bucket", ",le=\"0.05\"") + " 2", duration("count", "") + " 3")
        .contains(duration("sum", "") + " 0.74");
  }

  @Test
  void tells_the_parts_of_cold_starts_and_no_part_that_was_not() {
    var startup =
        Startup.measured(Duration.ofMillis(60), Duration.ofMillis(30), Duration.ofMillis(10));

    metrics.happened(new InstanceStarted(NOON, Platform.SCF, "orders", "i-1", 1, startup));

    assertThat(scraped())
        .contains("sampan_cold_start_seconds_sum{function=\"orders\",platform=\"scf\"} 0.1")
        .contains(part("process") + " 0.06", part("runtime") + " 0.03", part("handler") + " 0.01")
        .doesNotContain("provision", "restore");
  }

  @Test
  void counts_the_loops_that_were_stopped() {
    metrics.happened(new LoopStopped(NOON, Platform.LAMBDA, "orders"));

    assertThat(scraped())
        .contains("sampan_loops_stopped_total{function=\"orders\",platform=\"lambda\"} 1.0");
  }

  @Test
  void tells_what_is_so_now_and_forgets_what_was() {
    var first = scraped();
    var second = metrics.scrape(new Now(List.of(), List.of()));

    assertThat(first)
        .contains(
            "sampan_instances{function=\"orders\",platform=\"lambda\",state=\"idle\"} 2.0",
            "sampan_instance_resident_bytes"
                + "{function=\"orders\",instance=\"a\",platform=\"lambda\"} 7000.0",
            "sampan_journal_lane_depth{lane=\"queue/orders\"} 5.0",
            "sampan_journal_lane_age_seconds{lane=\"queue/orders\"} 1.5",
            "sampan_journal_size_bytes 4096.0");
    assertThat(second).doesNotContain("instance=\"a\"", "queue/orders");
  }

  @Test
  void loses_nothing_that_happened_before_anybody_asked() {
    for (var i = 0; i < 25_000; i++) {
      metrics.finished(report("200", 1));
    }
    assertThat(later).hasSize(1);
    later.remove().run();

    metrics.finished(report("200", 1));

    assertThat(scraped()).contains(count("200") + " 25001.0");
  }

  private String scraped() {
    var instances = List.of(instance("a", 7), instance("b", 0));
    return metrics.scrape(
        new Now(instances, List.of(new Lane("queue/orders", 5, Duration.ofMillis(1500)))));
  }

  private record Now(List<InstanceReport> instances, List<Lane> lanes) implements Gauges {
    @Override
    public long journalBytes() {
      return 4096;
    }

    @Override
    public long residentBytes(long pid) {
      return pid * 1000;
    }
  }

  private static InstanceReport instance(String id, long pid) {
    return new InstanceReport(id, Platform.LAMBDA, "orders", 1, "idle", pid, 0, 1, NOON, "");
  }

  private static InvocationReport report(String status, int millis) {
    var took = Duration.ofMillis(millis);
    var service = new Service("a", false, null, took, Bill.NONE, 0, "");
    return new InvocationReport(
        "1",
        Platform.LAMBDA,
        "orders",
        "http",
        NOON,
        took,
        service,
        status,
        false,
        "",
        "",
        Chain.NONE);
  }

  private static String count(String status) {
    return "sampan_invocations_total{function=\"orders\",platform=\"lambda\",status=\""
        + status
        + "\",trigger=\"http\"}";
  }

  private static String duration(String what, String more) {
    return "sampan_invocation_duration_seconds_"
        + what
        + "{function=\"orders\",platform=\"lambda\",trigger=\"http\""
        + more
        + "}";
  }

  private static String part(String part) {
    return "sampan_cold_start_part_seconds_sum{function=\"orders\",part=\""
        + part
        + "\",platform=\"scf\"}";
  }
}
