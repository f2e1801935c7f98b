// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes whose parents are gone. */
@EnabledOnOs(OS.LINUX)
final class OrphansTest {

  @TempDir Path instances;
  private Path home;

  @BeforeEach
  void name() {
    home = instances.resolve("orders-1");
  }

  @AfterEach
  void leave_no_process() {
    Orphans.kill(instances);
  }

  @Test
  void what_outlives_its_parent_is_found_by_the_instance_it_belongs_to() throws Exception {
    var orphan = orphan(home);

    assertThat(Orphans.find(home)).containsExactly(orphan);
    assertThat(Orphans.find(instances)).containsExactly(orphan);
  }

  @Test
  void it_is_gone_once_it_was_killed() throws Exception {
    orphan(home);

    Orphans.kill(home);

    assertThat(Orphans.find(home)).isEmpty();
  }

  @Test
  void another_instance_with_a_longer_name_keeps_its_processes() throws Exception {
    var other = orphan(instances.resolve("orders-10"));

    Orphans.kill(home);

    assertThat(Orphans.find(instances)).containsExactly(other);
  }

  /**
   * A process whose parent has ended. It tells its id itself, once it is what it will be, and then
   * waits for a writer who never comes.
   */
  private ProcessHandle orphan(Path home) throws Exception {
    var pipe = instances.resolve("never").toString();
    var waiting = "/bin/sh -c 'echo $$; read never < \"" + pipe + "\"' &";
    var builder = new ProcessBuilder("/bin/sh", "-c", "mkfifo '" + pipe + "'; " + waiting);
    builder.environment().put(Orphans.VARIABLE, home.toString());
    var shell = builder.start();
    var orphan = Long.parseLong(shell.inputReader(StandardCharsets.US_ASCII).readLine());
    shell.waitFor();
    return ProcessHandle.of(orphan).orElseThrow();
  }
}
