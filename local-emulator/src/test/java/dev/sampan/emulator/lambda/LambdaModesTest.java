// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.instance.End;
import dev.sampan.platform.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Managed instances, and those that are restored from a snapshot, at the test's own time. */
final class LambdaModesTest {

  private static final End EXIT = new End(FailureKind.CRASHED, "exit status 7");
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final String SAMPLED =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

  private final FakeInstance managed = new FakeInstance(InitType.MANAGED, TIMEOUT);
  private final FakeInstance restored = new FakeInstance(InitType.SNAP_START, TIMEOUT);

  @Test
  void a_managed_instance_fails_all_that_it_runs_and_ends_when_its_runtime_crashes()
      throws Exception {
    managed.instance.begin();
    managed.ready();
    managed.dispatch("a");
    managed.dispatch("b");
    managed.goes(0, EXIT);

    assertThat(managed.told)
        .containsExactly(
            "ready 0",
            "failed a CRASHED exit status 7",
            "free a",
            "failed b CRASHED exit status 7",
            "free b",
            "closed",
            "gone exit status 7");
    assertThat(managed.processes).hasSize(1);
  }

  @Test
  void a_managed_instance_reports_how_long_it_took_alone() throws Exception {
    managed.instance.begin();
    managed.passes(500);
    managed.ready();
    managed.dispatch("a");
    managed.passes(20);
    managed.answers("a", "done");

    assertThat(managed.types()).doesNotContain("platform.runtimeDone");
    assertThat(managed.record("platform.report"))
        .isEqualTo(
            "{\"requestId\":\"a\",\"status\":\"success\",\"metrics\":{\"durationMs\":20.0}}");
  }

  @Test
  void tells_the_restore_apart_from_the_init_before_the_snapshot() throws Exception {
    restored.instance.begin();
    restored.passes(900);
    restored.run().told().restores();
    restored.passes(40);
    restored.ready();
    restored.dispatch("a");
    restored.passes(20);
    restored.answers("a", "done");

    assertThat(restored.lines)
        .contains(
            "RESTORE_START Runtime Version: provided:emulated\t"
                + "Runtime Version ARN: arn:aws:lambda:us-east-1::runtime:emulated",
            "RESTORE_REPORT Restore Duration: 40.00 ms")
        .last()
        .isEqualTo(
            "REPORT RequestId: a\tDuration: 20.00 ms\tBilled Duration: 20 ms\tMemory Size: 512 MB"
                + "\tMax Memory Used: 77 MB\tRestore Duration: 40.00 ms\t"
                + "Billed Restore Duration: 40 ms\t");
    assertThat(restored.types())
        .containsSubsequence(
            "platform.initStart",
            "platform.initReport",
            "platform.restoreStart",
            "platform.restoreRuntimeDone",
            "platform.restoreReport");
    assertThat(restored.record("platform.initReport")).contains("\"durationMs\":900.0");
  }

  @Test
  void ends_an_instance_whose_hooks_take_more_than_ten_seconds() throws Exception {
    restored.instance.begin();
    restored.run().told().restores();
    restored.passes(9_999);
    assertThat(restored.told).isEmpty();
    restored.passes(1);

    assertThat(restored.told)
        .singleElement()
        .asString()
        .startsWith("init failed {\"errorType\":\"Runtime.RestoreHookUserTimeout\"");
    assertThat(restored.processes).singleElement().matches(one -> one.killed);
    assertThat(restored.lines)
        .last()
        .isEqualTo("RESTORE_REPORT Restore Duration: 10000.00 ms\tStatus: timeout");
  }

  @Test
  void says_that_a_hook_after_the_restore_failed() throws Exception {
    restored.instance.begin();
    restored.run().told().restores();
    restored.passes(5);
    restored.initFails("Runtime.AfterRestoreError");

    assertThat(restored.told).containsExactly("init failed {}");
    assertThat(restored.lines)
        .last()
        .isEqualTo(
            "RESTORE_REPORT Restore Duration: 5.00 ms\tStatus: error\t"
                + "Error Type: Runtime.AfterRestoreError");
  }

  @Test
  void restores_a_runtime_that_knows_no_snapshots_without_a_word() throws Exception {
    restored.instance.begin();
    restored.passes(300);
    restored.ready();

    assertThat(restored.told).containsExactly("ready 300");
    assertThat(restored.lines).last().isEqualTo("RESTORE_REPORT Restore Duration: 0.00 ms");
  }

  @Test
  void writes_the_trace_of_an_invocation_that_its_caller_records() throws Exception {
    var it = new FakeInstance(InitType.ON_DEMAND, TIMEOUT);
    it.instance.begin();
    it.ready();
    it.dispatch("a", SAMPLED);
    it.answers("a", "done");

    assertThat(it.lines)
        .last()
        .asString()
        .endsWith(
            "\nXRAY TraceId: 1-5759e988-bd862e3fe1be46a994272793\t"
                + "SegmentId: 53995c3f42cd8ad8\tSampled: true\t");
    assertThat(it.record("platform.start"))
        .contains("\"tracing\":{\"spanId\":\"53995c3f42cd8ad8\",\"type\":\"X-Amzn-Trace-Id\"");
    it.dispatch("b", SAMPLED.replace("Sampled=1", "Sampled=0"));
    it.answers("b", "done");
    assertThat(it.lines).last().asString().doesNotContain("XRAY");
  }

  @Test
  void tells_what_became_of_extensions() throws Exception {
    var it = new FakeInstance(InitType.ON_DEMAND, TIMEOUT, List.of("lens"));
    it.instance.begin();
    it.run().extensions.register("lens", Set.of("SHUTDOWN"));
    it.run().registered();
    it.instance.ready(it.run());

    assertThat(it.lines)
        .last()
        .isEqualTo("EXTENSION\tName: lens\tState: Registered\tEvents: [SHUTDOWN]");
    assertThat(it.record("platform.extension"))
        .isEqualTo("{\"name\":\"lens\",\"state\":\"Registered\",\"events\":[\"SHUTDOWN\"]}");
  }

  @Test
  void writes_what_a_runtime_says_of_the_cause_but_not_for_subscribers() throws Exception {
    var it = new FakeInstance(InitType.ON_DEMAND, TIMEOUT);
    it.instance.begin();
    it.ready();
    it.dispatch("a");
    it.fails("a", "{\"message\":\"no\"}");

    assertThat(it.lines).contains("XRAY ErrorCause: {\"message\":\"no\"}");
    assertThat(it.types()).contains(PlatformEvent.INTERNAL + "XRayErrorCause");
  }
}
