// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.instance.End;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.kernel.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The phases of an instance, with runtimes that do as the test says, at the test's own time. */
final class LambdaInstanceTest {

  private static final End EXIT = new End(FailureKind.CRASHED, "exit status 7");

  private final FakeInstance it = new FakeInstance(InitType.ON_DEMAND, Duration.ofSeconds(3));

  @Test
  void writes_what_lambda_writes_of_a_cold_and_of_a_warm_invocation() throws Exception {
    it.instance.begin();
    it.passes(250);
    it.ready();
    it.dispatch("a");
    it.passes(20);
    it.answers("a", "done");
    it.free("a");
    it.dispatch("b");
    it.passes(2);
    it.answers("b", "done");

    assertThat(it.told).containsExactly("ready 250", "answered a", "free a", "answered b");
    assertThat(it.lines)
        .containsExactly(
            "INIT_START Runtime Version: provided:emulated\t"
                + "Runtime Version ARN: arn:aws:lambda:us-east-1::runtime:emulated",
            "START RequestId: a Version: $LATEST",
            "END RequestId: a",
            "REPORT RequestId: a\tDuration: 20.00 ms\tBilled Duration: 270 ms\tMemory Size: 512 MB"
                + "\tMax Memory Used: 77 MB\tInit Duration: 250.00 ms\t",
            "START RequestId: b Version: $LATEST",
            "END RequestId: b",
            "REPORT RequestId: b\tDuration: 2.00 ms\tBilled Duration: 2 ms\tMemory Size: 512 MB"
                + "\tMax Memory Used: 77 MB\t");
  }

  @Test
  void runs_an_init_that_takes_ten_seconds_again_within_the_invocation() throws Exception {
    it.instance.begin();
    it.passes(9_999);
    assertThat(it.told).isEmpty();
    it.passes(1);
    assertThat(it.told).containsExactly("ready 0");
    assertThat(it.processes).singleElement().matches(one -> one.killed);

    it.dispatch("a");
    it.goes(0, EXIT);
    it.passes(1_500);
    it.ready();
    it.passes(10);
    it.answers("a", "late");

    assertThat(it.told).containsExactly("ready 0", "answered a");
    assertThat(it.processes).hasSize(2);
    assertThat(it.lines)
        .contains("INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout")
        .last()
        .asString()
        .contains("\tDuration: 1510.00 ms\tBilled Duration: 1510 ms\t")
        .doesNotContain("Init Duration");
  }

  @Test
  void fails_the_invocation_whose_init_fails_too() throws Exception {
    it.instance.begin();
    it.initFails("Runtime.Bad");
    it.goes(0, EXIT);
    it.dispatch("a");
    it.initFails("Runtime.Bad");

    assertThat(it.told).containsExactly("ready 0", "failed a INIT_FAILED {}", "free a");
    assertThat(it.lines)
        .contains(
            "INIT_REPORT Init Duration: 0.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.Bad",
            "INIT_REPORT Init Duration: 0.00 ms\tPhase: invoke\tStatus: error\tError Type:"
                + " Runtime.Bad")
        .last()
        .asString()
        .endsWith("\tStatus: error\tError Type: Runtime.Bad");
  }

  @Test
  void runs_the_init_within_the_invocation_after_a_crash() throws Exception {
    it.instance.begin();
    it.ready();
    it.dispatch("a");
    it.goes(0, EXIT);
    assertThat(it.told).containsExactly("ready 0", "failed a CRASHED exit status 7", "free a");
    assertThat(it.instance.pid()).isZero();

    it.dispatch("b");
    it.passes(40);
    it.ready();
    it.answers("b", "done");

    assertThat(it.told).last().isEqualTo("answered b");
    assertThat(it.lines)
        .contains("Error: Runtime exited with error: exit status 7\nRuntime.ExitError")
        .last()
        .asString()
        .contains("Duration: 40.00 ms");
  }

  @Test
  void resets_the_instance_when_an_invocation_takes_too_long() throws Exception {
    it.instance.begin();
    it.ready();
    it.dispatch("a");
    it.passes(3_000);
    it.instance.abandon("a");
    it.dispatch("b");
    assertThat(it.processes).hasSize(2);
    it.goes(0, EXIT);
    it.ready();
    it.answers("b", "done");

    assertThat(it.told).containsExactly("ready 0", "free a", "answered b");
    assertThat(it.lines)
        .contains("1970-01-01T00:00:03Z a Task timed out after 3.00 seconds")
        .anyMatch(
            line -> line.startsWith("REPORT RequestId: a") && line.endsWith("Status: timeout"));
  }

  @Test
  void tells_that_it_is_gone_once_when_it_is_stopped() throws Exception {
    it.instance.begin();
    it.ready();
    it.instance.stop(StopReason.IDLE);
    assertThat(it.told).containsExactly("ready 0");
    it.goes(0, EXIT);
    it.instance.stop(StopReason.SHUTDOWN);

    assertThat(it.told).containsExactly("ready 0", "closed", "gone exit status 7");
  }

  @Test
  void a_kept_instance_that_does_not_get_ready_is_not_tried_again() throws Exception {
    var kept = new FakeInstance(InitType.PROVISIONED, Duration.ofSeconds(3));
    kept.instance.begin();
    kept.passes(10_000);
    assertThat(kept.told).isEmpty();
    kept.initFails("Runtime.Bad");

    assertThat(kept.told).containsExactly("init failed {}");
  }

  @Test
  void a_managed_instance_outlives_an_invocation_that_takes_too_long() throws Exception {
    var managed = new FakeInstance(InitType.MANAGED, Duration.ofSeconds(3));
    managed.instance.begin();
    managed.ready();
    managed.dispatch("a");
    managed.dispatch("b");
    managed.passes(3_000);
    managed.instance.abandon("a");
    managed.answers("b", "done");

    assertThat(managed.told).containsExactly("ready 0", "free a", "answered b");
    assertThat(managed.processes).singleElement().matches(one -> !one.killed);
  }

  @Test
  void tells_the_size_of_what_was_streamed() throws Exception {
    it.instance.begin();
    it.ready();
    it.dispatch("a");
    it.replies("a", new NativeReply.Streamed("text/plain", 70));

    assertThat(it.events.stream().filter(event -> event.type().equals("platform.runtimeDone")))
        .singleElement()
        .extracting(event -> event.record().at("/metrics/producedBytes").asLong())
        .isEqualTo(70L);
  }

  @Test
  void starts_the_runtime_when_all_extensions_have_registered() throws Exception {
    var extended = extended("one", "two");
    extended.instance.begin();
    assertThat(extended.processes).hasSize(2);

    extended.run().extensions.register("two", Set.of());
    extended.run().registered();
    assertThat(extended.processes).hasSize(2);
    extended.run().extensions.register("one", Set.of());
    extended.run().registered();

    assertThat(extended.processes).hasSize(3);
    assertThat(extended.told).isEmpty();
  }

  @Test
  void tells_extensions_of_the_end_and_gives_them_two_seconds() throws Exception {
    var extended = extended("told", "untold");
    extended.instance.begin();
    extended.run().extensions.register("told", Set.of("SHUTDOWN"));
    extended.run().extensions.register("untold", Set.of("INVOKE"));
    extended.run().registered();

    extended.instance.stop(StopReason.IDLE);

    assertThat(extended.processes).extracting(one -> one.grace).containsExactly("2s", "0s", "2s");
    extended.goes(0, EXIT);
    extended.goes(1, EXIT);
    assertThat(extended.told).isEmpty();
    extended.goes(2, EXIT);
    assertThat(extended.told).containsExactly("closed", "gone exit status 7");
  }

  @Test
  void an_extension_that_crashes_resets_the_instance() throws Exception {
    var extended = extended("one");
    extended.instance.begin();
    extended.run().extensions.register("one", Set.of());
    extended.run().registered();
    extended.goes(0, EXIT);

    assertThat(extended.told).containsExactly("ready 0");
    assertThat(extended.lines)
        .last()
        .asString()
        .endsWith("Phase: init\tStatus: error\tError Type: Extension.Crash");
  }

  private static FakeInstance extended(String... names) {
    return new FakeInstance(InitType.ON_DEMAND, Duration.ofSeconds(3), List.of(names));
  }
}
