// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.emulator.condition.ColdStarts;
import dev.sampan.emulator.condition.Conditions;
import dev.sampan.emulator.condition.Faults;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.Platform;
import dev.sampan.platform.fault.Fault;
import dev.sampan.platform.fault.FaultPlan;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the emulator adds to a start, and faults on demand. */
final class ConditionsTest {

  private static final String MANIFEST =
      """
      functions:
        hello:
          handler: dev.sampan.emulator.functions.Hello
          timeout: 30s
          triggers:
            - http: { routes: ["GET /hello"] }
        meeting:
          handler: dev.sampan.emulator.functions.Meeting
          timeout: 30s
          triggers:
            - http: { routes: ["GET /meeting/{port}"] }
      """;

  private static final String QUEUE =
      """
      functions:
        flaky:
          handler: dev.sampan.emulator.functions.Flaky
          settings: { diary: "DIARY" }
          triggers:
            - queue: { source: orders, attempts: 2, deadLetter: orders-dead }
      """;

  @TempDir private Path directory;

  @Test
  void a_start_waits_for_what_the_platform_takes_and_reports_it_apart() throws Exception {
    ColdStarts model = (platform, bytes) -> Duration.ofMillis(250);
    try (var emulator = emulator(new Conditions(model, new Faults(FaultPlan.NONE), false))) {
      var cold = call(emulator);

      var startup = startup(cold);
      assertThat(startup.provision()).isEqualTo(Duration.ofMillis(250));
      assertThat(cold.report().total()).isGreaterThanOrEqualTo(Duration.ofMillis(250));
      assertThat(startup.total()).isLessThanOrEqualTo(cold.report().total());
    }
  }

  @Test
  void a_throttled_call_never_reaches_an_instance() throws Exception {
    try (var emulator = emulator(faults("throttle=100%@hello"))) {
      var refused = call(emulator);

      assertThat(refused.report().status()).isEqualTo("throttled");
      assertThat(refused.value().status()).isEqualTo(429);
      assertThat(emulator.instances()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_crash_ends_the_call_as_the_platform_does_and_the_next_one_is_served(Platform platform)
      throws Exception {
    var conditions = faults("crash=100%@hello");
    try (var emulator = emulator(conditions)) {
      var crashed = call(emulator, platform);
      conditions.faults().replace(FaultPlan.NONE);
      var served = call(emulator, platform);

      assertThat(crashed.report().status()).isEqualTo("crashed");
      assertThat(crashed.value().status()).isGreaterThanOrEqualTo(400);
      assertThat(served.value().status()).isEqualTo(200);
      // Not "cold": by now an autoscaler may have started it ahead.
      assertThat(served.report().service().instance())
          .isNotEqualTo(crashed.report().service().instance());
    }
  }

  @Test
  void a_call_that_is_never_answered_runs_into_its_time_out() throws Exception {
    var project = new TestProject(directory, MANIFEST.replace("30s", "1s"));
    var config = project.config(Platform.LAMBDA).withConditions(faults("timeout=100%"));
    try (var emulator = Emulator.start(config)) {
      var late = call(emulator);

      assertThat(late.report().status()).isEqualTo("timeout");
      assertThat(late.report().total()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_slow_start_is_part_of_what_comes_before_the_process() throws Exception {
    try (var emulator = emulator(faults("slow-start:300ms=100%"))) {
      assertThat(startup(call(emulator)).provision()).isEqualTo(Duration.ofMillis(300));
    }
  }

  @Test
  void an_emulator_closes_at_once_though_an_instance_waits_to_be_started() throws Exception {
    CompletableFuture<Invoked<HttpResponse>> waiting;
    try (var emulator = emulator(faults("slow-start:1h=100%"))) {
      var request = HttpRequest.of("GET", "/hello");
      waiting = emulator.calls().http(Platform.LAMBDA, "hello", request);
    }

    assertThat(waiting.get(1, TimeUnit.MINUTES).report().status()).isEqualTo("no-instance");
  }

  @Test
  void more_starts_than_the_machine_bears_wait_for_their_turn() throws Exception {
    var config = new TestProject(directory, MANIFEST).config(Platform.LAMBDA).withStartsAtOnce(1);
    try (var emulator = Emulator.start(config);
        var meeting = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      var request = HttpRequest.of("GET", "/meeting/" + meeting.getLocalPort());
      var both =
          List.of(
              emulator.calls().http(Platform.LAMBDA, "meeting", request),
              emulator.calls().http(Platform.LAMBDA, "meeting", request));
      try (var one = meeting.accept();
          var other = meeting.accept()) {
        one.getOutputStream().write(1);
        other.getOutputStream().write(1);
      }

      var queued = both.stream().map(it -> startup(it.join())).map(Startup::queued).sorted();
      assertThat(queued.toList().get(1)).isGreaterThan(Duration.ofMillis(50));
    }
  }

  @Test
  void a_lost_acknowledgement_has_the_event_delivered_again_until_it_is_a_dead_letter()
      throws Exception {
    try (var probe = probe("lost-ack=100%@flaky/orders")) {
      probe.accept(Trigger.QUEUE, "orders", probe.message("m1", "\"well\"", null));

      assertThat(probe.next(2)).extracting(it -> it.status()).containsExactly("1/1", "1/1");
      assertThat(probe.quiet()).isTrue();
      assertThat(probe.diaryLines()).hasSize(2);
      assertThat(probe.dead(1)).isOne();
    }
  }

  @Test
  void a_duplicate_delivery_hands_an_acknowledged_event_over_once_more() throws Exception {
    try (var probe = probe("duplicate=100%@flaky/orders")) {
      probe.accept(Trigger.QUEUE, "orders", probe.message("m1", "\"well\"", null));

      assertThat(probe.next(2)).extracting(it -> it.status()).containsExactly("1/1", "1/1");
      assertThat(probe.quiet()).isTrue();
      assertThat(probe.emulator.sources().sources().get(0).dead()).isZero();
    }
  }

  private SourceProbe probe(String fault) throws Exception {
    return new SourceProbe(directory, Platform.LAMBDA, QUEUE, faults(fault));
  }

  private static Conditions faults(String... faults) {
    var plan = new FaultPlan(42, Arrays.stream(faults).map(Fault::parse).toList());
    return new Conditions(ColdStarts.NONE, new Faults(plan), false);
  }

  private Emulator emulator(Conditions conditions) throws Exception {
    var project = new TestProject(directory, MANIFEST);
    return Emulator.start(project.config(Platform.LAMBDA).withConditions(conditions));
  }

  private static Startup startup(Invoked<HttpResponse> invoked) {
    return Objects.requireNonNull(invoked.report().service().startup());
  }

  private static Invoked<HttpResponse> call(Emulator emulator) throws Exception {
    return call(emulator, Platform.LAMBDA);
  }

  private static Invoked<HttpResponse> call(Emulator emulator, Platform platform) throws Exception {
    var request = HttpRequest.of("GET", "/hello");
    return emulator.calls().http(platform, "hello", request).get(1, TimeUnit.MINUTES);
  }
}
