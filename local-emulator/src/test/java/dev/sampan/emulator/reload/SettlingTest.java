// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.reload.FileStamps.Stamp;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SettlingTest {

  private static final Path A = Path.of("A.class");
  private static final Path B = Path.of("B.class");
  private static final FileStamps OLD = stamps(Map.of(A, stamp(1), B, stamp(1)));
  private static final FileStamps HALF = stamps(Map.of(A, stamp(2), B, stamp(1)));
  private static final FileStamps NEW = stamps(Map.of(A, stamp(2), B, stamp(2)));

  private final Settling settling = new Settling(OLD, Duration.ofMillis(100));

  @Test
  void says_nothing_while_nothing_changes() {
    assertThat(settling.observe(OLD, at(1000))).isEmpty();
    assertThat(settling.unsettled()).isFalse();
  }

  @Test
  void waits_until_the_last_write_is_old_enough() {
    assertThat(settling.observe(HALF, at(0))).isEmpty();
    assertThat(settling.observe(NEW, at(90))).isEmpty();
    assertThat(settling.observe(NEW, at(189))).isEmpty();
    assertThat(settling.unsettled()).isTrue();

    assertThat(settling.observe(NEW, at(190))).contains(new FileChange(2, at(90)));
    assertThat(settling.unsettled()).isFalse();
  }

  @Test
  void tells_a_change_once() {
    settling.observe(NEW, at(0));
    settling.observe(NEW, at(100));

    assertThat(settling.observe(NEW, at(1000))).isEmpty();
  }

  @Test
  void counts_what_was_made_and_what_was_deleted() {
    var moved = stamps(Map.of(A, stamp(1), Path.of("C.class"), stamp(1)));
    settling.observe(moved, at(0));

    assertThat(settling.observe(moved, at(100))).contains(new FileChange(2, at(0)));
  }

  @Test
  void forgets_what_was_written_back() {
    settling.observe(HALF, at(0));

    assertThat(settling.observe(OLD, at(50))).isEmpty();
    assertThat(settling.unsettled()).isFalse();
    assertThat(settling.observe(OLD, at(500))).isEmpty();
  }

  private static FileStamps stamps(Map<Path, Stamp> files) {
    return new FileStamps(files, Set.of());
  }

  private static Stamp stamp(long time) {
    return new Stamp(10, FileTime.fromMillis(time));
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}
