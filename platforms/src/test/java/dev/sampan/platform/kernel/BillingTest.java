// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Billing.Basis;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.simulation.BillingMeter;
import dev.sampan.platform.simulation.Simulation;
import dev.sampan.platform.simulation.Times;
import dev.sampan.platform.simulation.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BillingTest {

  @ParameterizedTest
  @CsvSource({
    "LAMBDA, 0, 0",
    "LAMBDA, 12000001, 13000000",
    "LAMBDA, 13000000, 13000000",
    "SCF, 1, 100000000",
    "SCF, 100000001, 200000000",
    "CLOUDRUN, 100000000, 100000000",
    "CLOUDRUN, 250000000, 300000000"
  })
  void rounds_up_to_the_step_of_the_platform(Platform platform, long nanos, long billed) {
    assertThat(Billing.of(Profile.of(platform)).billed(nanos)).isEqualTo(billed);
  }

  @ParameterizedTest
  @CsvSource({"LAMBDA, 301, 0.1505", "SCF, 100, 0.05", "CLOUDRUN, 400, 0.2"})
  void bills_a_cold_invocation(Platform platform, long millis, double gibibyteSeconds) {
    var billing = Billing.of(Profile.of(platform));

    var bill = billing.bill(Duration.ofNanos(12_500_000), Duration.ofMillis(288), 512);

    assertThat(bill.time()).isEqualTo(Duration.ofMillis(millis));
    assertThat(bill.gibibyteSeconds()).isCloseTo(gibibyteSeconds, within(1e-9));
  }

  @Test
  void bills_the_init_with_the_first_invocation_on_lambda() {
    var meter = meter(Billing.of(Profile.of(Platform.LAMBDA)));

    story(meter);

    assertThat(meter.parts()).isEqualTo(2);
    assertThat(meter.seconds()).isCloseTo(0.287 + 0.013 + 0.013, within(1e-9));
    assertThat(meter.gibibyteSeconds()).isCloseTo(0.313 / 2, within(1e-9));
  }

  @Test
  void bills_each_invocation_by_itself_on_scf() {
    var meter = meter(Billing.of(Profile.of(Platform.SCF)));

    story(meter);

    assertThat(meter.seconds()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void bills_the_start_and_the_busy_spans_on_cloud_run() {
    var meter = meter(Billing.of(Profile.of(Platform.CLOUDRUN)));

    story(meter);

    assertThat(meter.parts()).isEqualTo(3);
    assertThat(meter.seconds()).isCloseTo(0.3 + 0.1 + 0.1, within(1e-9));
  }

  @Test
  void bills_a_span_once_however_many_run_in_it() {
    var meter = meter(Billing.of(Profile.of(Platform.CLOUDRUN)));
    var teller = new Teller(meter, 2);
    teller.arrives(0, "a");
    teller.ready(0);
    teller.arrives(50, "b");
    teller.finished(150, "a");
    teller.finished(160, "b");

    assertThat(meter.seconds()).isCloseTo(0.2, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource
  void comes_to_the_sum_of_its_parts(Basis basis) {
    var billing = new Billing(basis, Duration.ofMillis(7));
    var meter = meter(billing);
    var ledger = new Ledger(billing);
    var simulation =
        Simulation.of(
            Kernel.of(policy(2)),
            workload(),
            17,
            (now, fact, commands) -> {
              meter.saw(now, fact, commands);
              ledger.saw(now, fact, commands);
            });

    simulation.advance(Duration.ofDays(1));

    assertThat(simulation.tally().failed()).isPositive();
    assertThat(simulation.tally().started()).isEqualTo(simulation.tally().ended());
    var parts = ledger.parts();
    assertThat(meter.parts()).isGreaterThan(20).isEqualTo(parts.size());
    var sum = parts.stream().mapToLong(it -> it).sum();
    assertThat(meter.seconds()).isCloseTo(sum / 1e9, within(1e-6));
  }

  /** Two thousand arrivals, some of which time out. */
  private static Workload workload() {
    var left = new int[] {2000};
    var gaps = Times.exponential(Duration.ofMillis(400));
    return new Workload(
        random -> left[0]-- > 0 ? gaps.next(random) : Long.MAX_VALUE / 2,
        Times.exponential(Duration.ofMillis(250)),
        Times.exponential(Duration.ofMillis(400)),
        Times.exponential(Duration.ofMillis(300)));
  }

  /** Init of 287 ms and two invocations of 12.5 ms. */
  private static void story(BillingMeter meter) {
    var teller = new Teller(meter, 1);
    teller.arrives(0, "a");
    teller.ready(287);
    teller.finished(299.5, "a");
    teller.arrives(400, "b");
    teller.finished(412.5, "b");
  }

  private static BillingMeter meter(Billing billing) {
    return new BillingMeter(billing, 512);
  }

  private static Policy policy(int concurrency) {
    return new Policy(
        Policy.Instances.upTo(20),
        concurrency,
        0,
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Policy.TimeoutRule.ENDS_INSTANCE,
        Policy.PendingRule.UNLIMITED);
  }

  /** Tells a kernel with one instance what happens, and shows it to a meter. */
  private static final class Teller {

    private final BillingMeter meter;
    private final Kernel kernel;
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();

    Teller(BillingMeter meter, int concurrency) {
      this.meter = meter;
      this.kernel = Kernel.of(policy(concurrency));
    }

    void arrives(double millis, String name) {
      var ticket = new Ticket();
      tickets.put(name, ticket);
      tell(millis, new Input.InvocationArrived(ticket));
    }

    void ready(double millis) {
      tell(millis, new Input.InstanceReady(slots.get(0)));
    }

    void finished(double millis, String name) {
      tell(millis, new Input.InvocationFinished(Objects.requireNonNull(tickets.get(name))));
    }

    private void tell(double millis, Input fact) {
      var now = Math.round(millis * 1e6);
      var commands = kernel.step(fact, now);
      for (var command : commands) {
        if (command instanceof Command.StartInstance it) {
          slots.add(it.instance());
        }
      }
      meter.saw(now, fact, commands);
    }
  }
}
