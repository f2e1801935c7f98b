// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.Body;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.emulator.journal.JournalSize;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/**
 * Measures how many events a second the journal accepts, each on disk before it is acknowledged.
 * The base writes the same bytes to a file in batches of the same size and waits for the disk after
 * each, with nothing else to do. Both take turns.
 */
public final class Acceptance {

  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = 2_000_000_000L;
  private static final byte[] EVENT =
      "{\"order\":\"0123456789\",\"n\":1}".repeat(7).getBytes(StandardCharsets.UTF_8);

  private Acceptance() {}

  /**
   * Prints two tables: of the journal, and of calls to the control port of a whole emulator.
   *
   * @param arguments a directory on the disk to be measured; by default the one for temporary files
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ManifestException {
    Path parent = Path.of(arguments.length > 0 ? arguments[0] : "target");
    Path directory = Files.createTempDirectory(Files.createDirectories(parent), "acceptance");
    Machine.print(System.out, "median of " + ROUNDS + " rounds of 2 s, " + EVENT.length + " bytes");
    System.out.printf("%-10s %16s %16s %8s%n", "in flight", "journal /s", "bare fsync /s", "share");
    try {
      for (int inFlight : new int[] {1, 16, 64, 256, 1024}) {
        row(directory, inFlight);
      }
    } finally {
      delete(directory);
    }
    FrontDoor.print();
  }

  private static void row(Path directory, int inFlight) throws IOException {
    List<Double> journal = new ArrayList<>();
    List<Double> base = new ArrayList<>();
    for (int round = -1; round < ROUNDS; round++) {
      double ours = journal(directory.resolve("journal"), inFlight);
      double bare = bare(directory.resolve("bare"), inFlight);
      if (round >= 0) {
        journal.add(ours);
        base.add(bare);
      }
    }
    double ours = Sample.of(journal).median();
    double bare = Sample.of(base).median();
    System.out.printf(
        Locale.ROOT, "%-10d %16.0f %16.0f %8.2f%n", inFlight, ours, bare, ours / bare);
  }

  private static double journal(Path directory, int inFlight) throws IOException {
    delete(directory);
    JournalSize size = new JournalSize(4L << 30, 8 << 20);
    long count = 0;
    long begin = System.nanoTime();
    try (Journal journal = Journal.open(directory, size, Runnable::run)) {
      Semaphore room = new Semaphore(inFlight);
      Body body = Body.of(EVENT);
      while (System.nanoTime() - begin < ROUND_NANOS) {
        room.acquireUninterruptibly();
        String id = UUID.randomUUID().toString();
        Entry entry = Entry.of("async/lambda/orders", id, Instant.EPOCH, Map.of(), body);
        CompletableFuture<?> written = journal.append(List.of(entry));
        var unused = written.whenComplete((done, e) -> room.release());
        count++;
      }
      room.acquireUninterruptibly(inFlight);
      return count / ((System.nanoTime() - begin) / 1e9);
    } finally {
      delete(directory);
    }
  }

  private static double bare(Path file, int batch) throws IOException {
    long count = 0;
    long begin = System.nanoTime();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(batch * (EVENT.length + 100));
      while (System.nanoTime() - begin < ROUND_NANOS) {
        bytes.clear();
        out.write(bytes);
        out.force(false);
        count += batch;
      }
    }
    Files.delete(file);
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var all = Files.walk(directory)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
