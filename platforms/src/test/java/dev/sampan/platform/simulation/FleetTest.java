// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.kernel.Command;
import dev.sampan.platform.kernel.Input;
import dev.sampan.platform.kernel.InstanceChoice;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.kernel.Quota;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FleetTest {

  @Test
  void brings_each_function_what_it_would_have_alone() {
    var fleet =
        Fleet.of(IntStream.range(0, 20).mapToObj(it -> Model.of(1 + it, 1, 10).start(it)).toList());

    fleet.advance(Duration.ofMinutes(10));
    fleet.advance(Duration.ofMinutes(10));

    for (var i = 0; i < 20; i++) {
      var alone = Model.of(1 + i, 1, 10).run(i, 1200);
      assertThat(fleet.tallies().get(i).arrived()).isEqualTo(alone.arrived());
      assertThat(fleet.tallies().get(i).cold()).isEqualTo(alone.cold());
    }
  }

  @Test
  void never_has_more_busy_instances_than_the_quota_that_its_functions_share() {
    var quota = Quota.of(7);
    var busy = new int[1];
    var most = new int[1];
    var functions =
        IntStream.range(0, 5)
            .mapToObj(
                seed ->
                    sharing(
                        quota, seed, (now, fact, commands) -> count(busy, most, fact, commands)))
            .toList();
    var fleet = Fleet.of(functions);

    fleet.advance(Duration.ofMinutes(30));

    assertThat(most[0]).isEqualTo(7);
    assertThat(fleet.tallies()).allSatisfy(it -> assertThat(it.refused()).isPositive());
    assertThat(quota.free()).isBetween(0L, 7L);
  }

  private static Simulation sharing(Quota quota, long seed, Watcher watcher) {
    var model = Model.of(2, 1, 10);
    var kernel = Kernel.of(model.policy(), InstanceChoice.MOST_RECENTLY_USED, quota);
    var gaps = Times.exponential(Duration.ofMillis(500));
    var start = Times.constant(Duration.ofMillis(100));
    var workload = new Workload(gaps, start, model.cold(), model.warm());
    return Simulation.of(kernel, workload, seed, watcher);
  }

  private static void count(int[] busy, int[] most, Input fact, List<Command> commands) {
    busy[0] -= fact instanceof Input.InvocationFinished ? 1 : 0;
    busy[0] += (int) commands.stream().filter(it -> it instanceof Command.Dispatch).count();
    most[0] = Math.max(most[0], busy[0]);
  }
}
