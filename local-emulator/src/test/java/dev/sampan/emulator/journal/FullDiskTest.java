// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sampan.Body;
import dev.sampan.emulator.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real small disk, where this process may mount one. */
final class FullDiskTest {

  private static final JournalSize SIZE = new JournalSize(64 << 20, 64 << 10);

  @TempDir private Path directory;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = does("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString());
    assumeTrue(mounted, "no right to mount a small disk here");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      does("umount", "-l", directory.toString());
    }
  }

  @Test
  void a_full_disk_refuses_new_events_loses_none_and_takes_more_once_there_is_room()
      throws Exception {
    var accepted = new ArrayList<String>();
    try (var journal = open()) {
      var refusal = fill(journal, accepted);

      assertThat(refusal.reason()).isEqualTo(Reason.DISK);
      assertThat(refusal)
          .hasMessageContaining("nothing new is accepted")
          .hasMessageContaining("room");
      assertThat(journal.ids("a")).isEqualTo(accepted).hasSizeGreaterThan(50);
      assertThat(bodies(journal)).isEqualTo(accepted);
      var first = accepted.subList(0, accepted.size() / 2);
      journal.remove("a", List.copyOf(first));
      first.clear();
      acceptWhenThereIsRoom(journal, "after");
      accepted.add("after");
    }

    try (var journal = open()) {
      assertThat(bodies(journal)).containsAll(accepted);
      assertThat(journal.damages()).isEmpty();
    }
  }

  @Test
  void a_disk_that_becomes_read_only_refuses_new_events_and_keeps_the_old() throws Exception {
    var accepted = List.of("1", "2");
    var journal = open();
    journal.append(List.of(entry("1"), entry("2"))).join();
    journal.close();
    assertThat(does("mount", "-o", "remount,ro", directory.toString())).isTrue();

    assertThatThrownBy(this::open)
        .hasMessageContaining("cannot be opened")
        .asInstanceOf(type(JournalException.class))
        .extracting(JournalException::reason)
        .isEqualTo(Reason.DISK);

    assertThat(does("mount", "-o", "remount,rw", directory.toString())).isTrue();
    try (var again = open()) {
      assertThat(bodies(again)).isEqualTo(accepted);
    }
  }

  private static JournalException fill(Journal journal, List<String> accepted) {
    for (var i = 0; ; i++) {
      try {
        journal.append(List.of(entry("" + i))).join();
        accepted.add("" + i);
      } catch (CompletionException e) {
        return (JournalException) Objects.requireNonNull(e.getCause());
      }
    }
  }

  /** Removing makes no room at once: the journal's thread gives old files up after a write. */
  private static void acceptWhenThereIsRoom(Journal journal, String id) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (journal.append(List.of(entry(id))).exceptionally(e -> List.of()).join().isEmpty()) {
      assertThat(System.nanoTime()).as("still no room").isLessThan(end);
    }
  }

  private static List<String> bodies(Journal journal) {
    var bodies = new ArrayList<String>();
    journal.forEach("a", it -> bodies.add(it.body().text().strip()));
    return bodies;
  }

  private static Entry entry(String id) {
    return Entry.of("a", id, Instant.EPOCH, Map.of(), Body.of(id + " ".repeat(4000)));
  }

  private Journal open() throws IOException {
    return Journal.open(directory.resolve("journal"), SIZE, Runnable::run);
  }

  private static boolean does(String... command) throws IOException, InterruptedException {
    var out = Files.createTempFile("mount", "");
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      var process = builder.redirectOutput(out.toFile()).start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      // There is no such command on this system.
      return false;
    } finally {
      Files.delete(out);
    }
  }
}
