// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten kills; the script {@code system-tests/kill} does as many as it is told. */
final class KillTest {

  private static final int KILLS = 10;

  @TempDir private Path project;

  @Test
  void what_was_acknowledged_is_delivered_though_the_emulator_is_killed() throws Exception {
    var seed = System.nanoTime();
    var adapters = Path.of("../local-emulator/target/dist/adapters").toAbsolutePath().normalize();

    var tally = Kills.run(KILLS, seed, project, adapters, System.out);

    assertThat(tally.lost()).as("seed %d: %s", seed, tally).isEmpty();
    assertThat(tally.renamed()).as("seed %d: %s", seed, tally).isEmpty();
    assertThat(tally.left()).as("seed %d: %s", seed, tally).isZero();
    assertThat(tally.acknowledged()).as("seed %d: %s", seed, tally).isPositive();
  }
}
