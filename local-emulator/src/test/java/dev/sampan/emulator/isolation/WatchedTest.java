// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchedTest {

  private static final long MIB = 1024 * 1024;

  @TempDir Path temporary;
  private final List<String> told = new ArrayList<>();

  @Test
  void tells_once_that_there_is_more_memory_than_allowed_and_by_how_much() {
    var watched = watched(0);

    watched.look(256 * MIB);
    assertThat(told).isEmpty();
    watched.look(300 * MIB);
    watched.look(400 * MIB);

    assertThat(told).containsExactly("memory: 300 of 256 MiB");
  }

  @Test
  void tells_in_time_that_there_are_more_temporary_files_than_allowed() throws Exception {
    Files.write(temporary.resolve("much"), new byte[(int) (2 * MIB)]);
    var watched = watched(MIB);

    for (var looks = 0; looks < 40; looks++) {
      watched.look(0);
    }

    assertThat(told).containsExactly("temporary files: 2 of 1 MiB");
  }

  private Watched watched(long temporaryBytes) {
    return new Watched(new Allowance(256, 1, temporaryBytes, false), temporary, told::add);
  }
}
