// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.ObjectChanged.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What changed between two looks, on a clock of the test's. */
final class BucketScanTest {

  private static final Print ONE = new Print(1, 100, "a");
  private static final Print TWO = new Print(2, 200, "a");
  private static final long SETTLED = BucketScan.SETTLED.toMillis();

  private final BucketScan scan = new BucketScan();

  @Test
  void tells_of_a_file_once_it_has_settled_and_once_only() {
    assertThat(look(0, Map.of("a", ONE))).isEmpty();
    assertThat(look(SETTLED - 1, Map.of("a", ONE))).isEmpty();

    assertThat(look(SETTLED, Map.of("a", ONE))).containsExactly("CREATED a 1");
    assertThat(look(9 * SETTLED, Map.of("a", ONE))).isEmpty();
  }

  @Test
  void waits_while_a_file_grows() {
    look(0, Map.of("a", ONE));
    assertThat(look(SETTLED, Map.of("a", TWO))).isEmpty();
    assertThat(look(2 * SETTLED - 1, Map.of("a", TWO))).isEmpty();

    assertThat(look(2 * SETTLED, Map.of("a", TWO))).containsExactly("CREATED a 2");
  }

  @Test
  void tells_of_a_file_that_was_written_again() {
    begin(Map.of("a", ONE), false);

    assertThat(look(0, Map.of("a", TWO))).isEmpty();
    assertThat(look(SETTLED, Map.of("a", TWO))).containsExactly("CREATED a 2");
  }

  @Test
  void tells_of_a_file_that_is_gone() {
    begin(Map.of("a", ONE), false);

    assertThat(look(0, Map.of())).containsExactly("DELETED a 1");
    assertThat(look(1, Map.of())).isEmpty();
  }

  @Test
  void says_nothing_of_a_file_that_came_and_went_untold() {
    look(0, Map.of("a", ONE));

    assertThat(look(1, Map.of())).isEmpty();
  }

  @Test
  void tells_of_a_move_as_both() {
    begin(Map.of("a", ONE), false);

    assertThat(look(0, Map.of("b", ONE))).containsExactly("DELETED a 1");
    assertThat(look(SETTLED, Map.of("b", ONE))).containsExactly("CREATED b 1");
  }

  @Test
  void says_nothing_of_what_was_there_at_the_start_unless_asked() {
    begin(Map.of("a", ONE), false);
    assertThat(look(SETTLED, Map.of("a", ONE))).isEmpty();

    var other = new BucketScan();
    other.begin(Map.of("a", ONE), true, at(0));
    assertThat(other.look(Map.of("a", ONE), at(SETTLED))).hasSize(1);
  }

  @Test
  void says_nothing_of_what_somebody_else_tells() {
    scan.written("a", ONE, at(0));
    assertThat(look(SETTLED, Map.of("a", ONE))).isEmpty();

    scan.deleted("a");
    assertThat(look(2 * SETTLED, Map.of())).isEmpty();
  }

  @Test
  void finds_again_what_could_not_be_told() {
    look(0, Map.of("a", ONE));
    var created = scan.look(Map.of("a", ONE), at(SETTLED)).get(0);
    scan.untold(created, at(SETTLED));
    assertThat(look(SETTLED + 1, Map.of("a", ONE))).containsExactly("CREATED a 1");

    var deleted = scan.look(Map.of(), at(SETTLED + 2)).get(0);
    scan.untold(deleted, at(SETTLED + 2));
    assertThat(deleted.change()).isEqualTo(Change.DELETED);
    assertThat(look(SETTLED + 3, Map.of())).containsExactly("DELETED a 1");
  }

  private void begin(Map<String, Print> files, boolean existing) {
    scan.begin(files, existing, at(0));
  }

  private List<String> look(long millis, Map<String, Print> files) {
    return scan.look(files, at(millis)).stream()
        .map(it -> it.change() + " " + it.key() + " " + it.print().size())
        .toList();
  }

  private static Instant at(long millis) {
    return Instant.EPOCH.plusMillis(millis);
  }
}
