// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules by a clock that the test turns. */
final class SchedulesTest {

  private record Task(Instant at, Runnable run) {}

  @TempDir Path directory;
  private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparing(Task::at));
  private final List<ScheduleFiring> firings = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private boolean full;

  @Test
  void fires_through_two_days_with_a_change_of_the_clock() throws Exception {
    now = Instant.parse("2026-03-07T05:00:00Z");
    start(Platform.LAMBDA, "cron: \"0 30 2 * * *\", zone: America/New_York, input: go");

    pass(Duration.ofDays(2));

    // 02:30 on 8 March does not exist there.
    assertThat(due()).containsExactly("2026-03-07T07:30:00Z");
    pass(Duration.ofHours(24));
    assertThat(due()).containsExactly("2026-03-07T07:30:00Z", "2026-03-09T06:30:00Z");
    assertThat(firings.get(0).fired().input()).isEqualTo("go");
    assertThat(firings.get(0).fired().name()).isEqualTo("nightly");
    assertThat(firings).extracting(ScheduleFiring::id).doesNotHaveDuplicates();
  }

  @Test
  void fires_each_hour_of_a_day_with_twenty_five() throws Exception {
    now = Instant.parse("2026-10-24T22:00:00Z");
    start(Platform.CLOUDRUN, "cron: \"0 0 * * * *\", zone: Europe/Berlin");

    pass(Duration.ofHours(25));

    assertThat(due()).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void wakes_from_a_long_sleep_to_the_latest_firing_only() throws Exception {
    now = Instant.parse("2026-01-01T00:00:00Z");
    start(Platform.SCF, "every: 10s");
    pass(Duration.ofSeconds(25));

    sleep(Duration.ofHours(9));
    pass(Duration.ofSeconds(5));

    assertThat(due())
        .containsExactly("2026-01-01T00:00:10Z", "2026-01-01T00:00:20Z", "2026-01-01T09:00:30Z");
    pass(Duration.ofSeconds(10));
    assertThat(due()).last().isEqualTo("2026-01-01T09:00:40Z");
  }

  @Test
  void does_not_fire_again_when_the_clock_goes_back() throws Exception {
    now = Instant.parse("2026-01-01T00:00:00Z");
    start(Platform.SCF, "every: 10s");
    pass(Duration.ofSeconds(12));

    now = now.minusSeconds(5);
    pass(Duration.ofSeconds(8));

    assertThat(due()).containsExactly("2026-01-01T00:00:10Z");
  }

  @Test
  void tries_again_what_could_not_be_recorded() throws Exception {
    now = Instant.parse("2026-01-01T00:00:00Z");
    start(Platform.SCF, "every: 1m");
    full = true;
    pass(Duration.ofSeconds(62));
    assertThat(firings).isEmpty();
    assertThat(troubles).hasSize(1).first().asString().contains("nightly");

    full = false;
    pass(Duration.ofSeconds(5));

    assertThat(due()).containsExactly("2026-01-01T00:01:00Z");
  }

  @Test
  void does_not_fire_what_the_platform_has_no_form_for() throws Exception {
    now = Instant.parse("2026-01-01T00:00:00Z");
    var schedules = start(Platform.LAMBDA, "every: 10s");

    pass(Duration.ofMinutes(5));

    assertThat(firings).isEmpty();
    assertThat(schedules.planned()).hasSize(1);
    assertThat(schedules.planned().get(0).next()).isNull();
    assertThat(schedules.planned().get(0).refusal()).contains("whole minutes");
  }

  @Test
  void fires_on_demand_with_the_time_that_is_asked_for() throws Exception {
    now = Instant.parse("2026-01-01T00:00:00Z");
    var schedules = start(Platform.LAMBDA, "every: 10s");
    var at = Instant.parse("2020-02-02T02:02:02Z");

    assertThat(schedules.tick("nightly", Optional.empty()).join()).isEqualTo(now);
    assertThat(schedules.tick("nightly", Optional.of(at)).join()).isEqualTo(at);

    assertThat(due()).containsExactly("2026-01-01T00:00:00Z", "2020-02-02T02:02:02Z");
    assertThatThrownBy(() -> schedules.tick("daily", Optional.empty()))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("there is no schedule daily; there are nightly");
  }

  @Test
  void goes_on_with_what_a_changed_manifest_leaves_as_it_was() throws Exception {
    now = Instant.parse("2026-01-01T00:00:30Z");
    var schedules = start(Platform.LAMBDA, "every: 7m");
    pass(Duration.ofMinutes(3));

    schedules.use(manifest("every: 7m"));
    pass(Duration.ofMinutes(5));
    assertThat(due()).containsExactly("2026-01-01T00:07:30Z");

    schedules.use(manifest("every: 2m"));
    assertThat(schedules.planned().get(0).next()).isEqualTo(now.plusSeconds(120));
    assertThat(schedules.planned().get(0).expression()).isEqualTo("rate(2 minutes)");
  }

  @Test
  void is_quiet_once_it_is_closed() throws Exception {
    start(Platform.SCF, "every: 10s").close();

    pass(Duration.ofMinutes(1));

    assertThat(firings).isEmpty();
    assertThat(tasks).isEmpty();
  }

  private Schedules start(Platform platform, String schedule) throws Exception {
    return Schedules.start(
        platform,
        manifest(schedule),
        this::fired,
        (delay, task) -> tasks.add(new Task(now.plus(delay), task)),
        () -> now,
        troubles::add);
  }

  private Manifest manifest(String schedule) throws Exception {
    var text = "functions: { nightly: { handler: a.B, triggers: [ { schedule: { %s } } ] } }";
    Files.writeString(directory.resolve("sampan.yaml"), text.formatted(schedule));
    return Manifest.read(directory);
  }

  private CompletableFuture<@Nullable Void> fired(String schedule, ScheduleFiring firing) {
    if (full) {
      return CompletableFuture.failedFuture(new IOException("the disk is full"));
    }
    firings.add(firing);
    return CompletableFuture.completedFuture(null);
  }

  private List<String> due() {
    return firings.stream().map(it -> it.fired().scheduledAt().toString()).toList();
  }

  /** Lets time pass, and everything happen in it that was to happen. */
  private void pass(Duration time) {
    var end = now.plus(time);
    for (var next = tasks.peek(); next != null && !next.at.isAfter(end); next = tasks.peek()) {
      tasks.remove();
      now = next.at.isAfter(now) ? next.at : now;
      next.run.run();
    }
    now = end;
  }

  /** Lets time pass in which the machine does nothing, so that all alarms come late. */
  private void sleep(Duration time) {
    now = now.plus(time);
    var late = tasks.stream().map(it -> new Task(it.at.plus(time), it.run)).toList();
    tasks.clear();
    tasks.addAll(late);
  }
}
