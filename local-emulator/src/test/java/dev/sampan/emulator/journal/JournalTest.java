// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sampan.Body;
import dev.sampan.emulator.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00.123456789Z");
  private static final JournalSize SMALL = new JournalSize(64 << 10, 4096);

  @TempDir private Path directory;

  @Test
  void keeps_entries_in_order_over_a_restart() throws Exception {
    try (var journal = open()) {
      journal.append(List.of(entry("a", "1"), entry("a", "2"))).join();
      journal.append(List.of(entry("b", "1"), entry("a", "3"))).join();
    }

    try (var journal = open()) {
      assertThat(journal.lanes()).containsExactly("a", "b");
      assertThat(journal.ids("a")).containsExactly("1", "2", "3");
      assertThat(journal.size("a")).isEqualTo(3);
      assertThat(journal.size()).isEqualTo(4);
    }
  }

  @Test
  void gives_back_every_part_of_an_entry() throws Exception {
    var bytes = new byte[256];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    var headers = Map.of("trigger", "Grüße", "empty", "");
    var given = new Entry("q", "ä-1", 0, NOW, 2, NOW.plusSeconds(5), headers, Body.of(bytes));
    try (var journal = open()) {
      journal.append(List.of(given)).join();
    }

    try (var journal = open()) {
      var found = journal.find("q", "ä-1").orElseThrow();
      assertThat(found)
          .usingRecursiveComparison()
          .ignoringFields("body", "sequence")
          .isEqualTo(given);
      assertThat(found.body().bytes()).isEqualTo(bytes);
      assertThat(found.sequence()).isEqualTo(1);
    }
  }

  @Test
  void tells_sequence_numbers_that_no_restart_gives_again() throws Exception {
    long last;
    try (var journal = open()) {
      last = journal.append(List.of(entry("a", "1"), entry("a", "2"))).join().get(1).sequence();
      journal.remove("a", List.of("1", "2"));
    }
    try (var journal = open()) {
      journal.append(List.of(entry("x", "1"))).join();
      journal.remove("x", List.of("1"));
    }

    try (var journal = open()) {
      assertThat(journal.append(List.of(entry("a", "3"))).join().get(0).sequence())
          .isEqualTo(last + 2);
    }
  }

  @Test
  void remembers_attempts_and_what_is_done() throws Exception {
    try (var journal = open()) {
      journal.append(List.of(entry("a", "1"), entry("a", "2"))).join();
      journal.attempted("a", "1", 1, NOW.plusSeconds(60));
      journal.remove("a", List.of("2", "unknown"));
      assertThat(journal.find("a", "2")).isEmpty();
    }

    try (var journal = open()) {
      assertThat(journal.ids("a")).containsExactly("1");
      var entry = journal.find("a", "1").orElseThrow();
      assertThat(entry.attempt()).isEqualTo(1);
      assertThat(entry.notBefore()).isEqualTo(NOW.plusSeconds(60));
    }
  }

  @Test
  void moves_an_entry_with_the_reason_to_the_end_of_another_lane() throws Exception {
    try (var journal = open()) {
      journal.append(List.of(entry("a", "1"), entry("dead/a", "0"))).join();

      var moved = journal.move("a", "1", "dead/a", Map.of("why", "age")).join().orElseThrow();

      assertThat(moved.headers()).containsEntry("why", "age");
      assertThat(journal.move("a", "1", "dead/a", Map.of()).join()).isEmpty();
    }
    try (var journal = open()) {
      assertThat(journal.lanes()).containsExactly("dead/a");
      assertThat(journal.ids("dead/a")).containsExactly("0", "1");
      assertThat(journal.find("dead/a", "1").orElseThrow().headers()).containsEntry("why", "age");
    }
  }

  @Test
  void an_entry_replaces_the_one_of_its_id() throws Exception {
    try (var journal = open()) {
      journal.append(List.of(Entry.of("a", "1", NOW, Map.of(), Body.of("old")))).join();
      journal.append(List.of(Entry.of("a", "1", NOW, Map.of(), Body.of("new")))).join();
    }

    try (var journal = open()) {
      assertThat(journal.size()).isEqualTo(1);
      assertThat(journal.find("a", "1").orElseThrow().body().text()).isEqualTo("new");
    }
  }

  @Test
  void stays_small_while_entries_come_and_go_and_old_ones_stay() throws Exception {
    try (var journal = Journal.open(directory, SMALL, Runnable::run)) {
      journal.append(List.of(entry("old", "1"), entry("old", "2"))).join();
      journal.attempted("old", "2", 7, NOW);
      for (var i = 0; i < 2000; i++) {
        journal.append(List.of(entry("a", "" + i))).join();
        journal.remove("a", List.of("" + i));
      }

      assertThat(journal.fileBytes()).isLessThan(16 * 4096);
    }
    try (var journal = open()) {
      assertThat(journal.lanes()).containsExactly("old");
      assertThat(journal.ids("old")).containsExactly("1", "2");
      assertThat(journal.find("old", "2").orElseThrow().attempt()).isEqualTo(7);
    }
  }

  @Test
  void refuses_what_goes_beyond_its_bound_until_something_is_done() throws Exception {
    try (var journal = Journal.open(directory, SMALL, Runnable::run)) {
      var accepted = new ArrayList<String>();
      var refusal = (Throwable) null;
      while (refusal == null) {
        try {
          var id = "" + accepted.size();
          journal.append(List.of(entry("a", id))).join();
          accepted.add(id);
        } catch (CompletionException e) {
          refusal = e.getCause();
        }
      }

      assertThat(refusal)
          .asInstanceOf(type(JournalException.class))
          .extracting(JournalException::reason)
          .isEqualTo(Reason.FULL);
      assertThat(refusal).hasMessageContaining("may hold").hasMessageContaining("sampan dead list");
      assertThat(journal.ids("a")).isEqualTo(accepted).hasSizeGreaterThan(50);
      journal.remove("a", accepted);
      journal.append(List.of(entry("a", "again"))).join();
      assertThat(journal.ids("a")).containsExactly("again");
    }
  }

  @Test
  void only_one_may_have_it_open() throws Exception {
    try (var journal = open()) {
      assertThat(journal.size()).isZero();
      assertThatThrownBy(this::open)
          .asInstanceOf(type(JournalException.class))
          .extracting(JournalException::reason)
          .isEqualTo(Reason.IN_USE);
    }
    open().close();
  }

  @Test
  void refuses_everything_once_it_is_closed() throws Exception {
    var journal = open();
    journal.close();

    assertThat(journal.append(List.of(entry("a", "1")))).isCompletedExceptionally();
    assertThatThrownBy(() -> journal.append(List.of(entry("a", "1"))).join())
        .hasMessageContaining("stopping");
  }

  private Journal open() throws IOException {
    return Journal.open(directory, JournalSize.DEFAULT, Runnable::run);
  }

  private static Entry entry(String lane, String id) {
    return Entry.of(lane, id, NOW, Map.of("id", id), Body.of("body of " + id));
  }
}
