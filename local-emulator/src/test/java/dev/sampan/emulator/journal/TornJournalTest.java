// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages a journal at random places; a failure names the seed. */
final class TornJournalTest {

  private static final JournalSize SMALL = new JournalSize(1 << 20, 4096);
  private static final int ENTRIES = 120;

  @TempDir private Path directory;

  /** How many frames one damage can touch: a flipped byte one, a cut all that follow. */
  private interface Damager {
    void damage(Path file, Random random) throws IOException;
  }

  @Test
  void opens_whatever_byte_is_flipped_and_loses_that_frame_at_most() throws Exception {
    for (var seed = 0; seed < 50; seed++) {
      var found = afterDamage(seed, TornJournalTest::flip);

      assertThat(found).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(ENTRIES - 1);
    }
  }

  @Test
  void opens_wherever_a_file_is_cut_off_and_keeps_all_before_the_cut() throws Exception {
    for (var seed = 0; seed < 50; seed++) {
      var found = afterDamage(seed, TornJournalTest::cutLast);

      assertThat(found)
          .as("seed %d", seed)
          .isEqualTo(ids(found.size()))
          .hasSizeGreaterThan(ENTRIES / 2);
    }
  }

  @Test
  void opens_with_garbage_in_the_place_of_a_stretch() throws Exception {
    for (var seed = 0; seed < 40; seed++) {
      var found = afterDamage(seed, TornJournalTest::scribble);

      assertThat(found).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(ENTRIES - 6);
    }
  }

  private List<String> afterDamage(int seed, Damager damager) throws Exception {
    var random = new Random(seed);
    var place = copyOfWhole(directory.resolve("" + seed));
    var files = segments(place);
    damager.damage(files.get(random.nextInt(files.size())), random);

    List<String> found;
    try (var journal = Journal.open(place, SMALL, Runnable::run)) {
      found = journal.ids("a");
      assertThat(journal.damages()).as("seed %d", seed).hasSizeLessThanOrEqualTo(1);
      journal.damages().forEach(TornJournalTest::isSaid);
      journal.append(List.of(entry("new"))).join();
    }
    try (var journal = Journal.open(place, SMALL, Runnable::run)) {
      assertThat(journal.damages()).as("seed %d, repaired", seed).isEmpty();
      assertThat(journal.ids("a").subList(0, found.size())).isEqualTo(found);
      assertThat(journal.ids("a")).hasSize(found.size() + 1).endsWith("new");
    }
    return found;
  }

  private static void isSaid(Damage damage) {
    assertThat(damage.copy()).exists().isNotEqualTo(damage.file()).hasSize(damage.bytes());
    assertThat(damage.toString()).contains("" + damage.offset()).contains("a copy is in");
  }

  /** Written once: a hundred waits for the disk for each case would take long. */
  @BeforeEach
  void write() throws IOException {
    try (var journal = Journal.open(directory.resolve("whole"), SMALL, Runnable::run)) {
      for (var id : ids(ENTRIES)) {
        journal.append(List.of(entry(id))).join();
      }
    }
  }

  private Path copyOfWhole(Path place) throws IOException {
    Files.createDirectories(place);
    for (var file : segments(directory.resolve("whole"))) {
      Files.copy(file, place.resolve(file.getFileName()));
    }
    return place;
  }

  private static List<String> ids(int count) {
    var ids = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      ids.add("" + i);
    }
    return ids;
  }

  private static void flip(Path file, Random random) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
    Files.write(file, bytes);
  }

  /** A process that dies cuts off the end of the last file. */
  private static void cutLast(Path file, Random random) throws IOException {
    var all = segments(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    var last = all.get(all.size() - 1);
    var bytes = Files.readAllBytes(last);
    Files.write(last, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
  }

  private static void scribble(Path file, Random random) throws IOException {
    var bytes = Files.readAllBytes(file);
    var from = random.nextInt(bytes.length);
    for (var i = from; i < Math.min(bytes.length, from + 200); i++) {
      bytes[i] = (byte) random.nextInt();
    }
    Files.write(file, bytes);
  }

  private static List<Path> segments(Path place) throws IOException {
    try (var all = Files.list(place)) {
      return all.filter(Segment::isSegment).sorted().toList();
    }
  }

  private static Entry entry(String id) {
    return Entry.of("a", id, Instant.EPOCH, Map.of(), Body.of("the body of " + id));
  }
}
