// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import dev.sampan.emulator.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything accepted and not yet done, on disk. A lane is one durable sequence of entries, such as
 * {@code queue/orders}, {@code topic/new-orders/receipts.orders}, {@code async/lambda/orders} or
 * {@code dead/orders-dead}.
 *
 * <p>What was appended survives the end of the process and of the machine, and is there again after
 * {@link #open}. What was {@linkplain #remove removed} may be there again too: whoever delivers
 * does so at least once.
 *
 * <p>Thread-safe. The futures are completed by the executor it was opened with.
 */
public final class Journal implements AutoCloseable {

  private final Bounds bounds;
  private final OnlyOne onlyOne;
  private final Index index;
  private final Log log;
  private final Writer writer;
  private final List<Damage> damages;
  private final Object order = new Object();
  private long nextSequence;

  private Journal(JournalSize size, OnlyOne onlyOne, Index index, Log log, Executor answers) {
    this.bounds = new Bounds(size, index);
    this.onlyOne = onlyOne;
    this.index = index;
    this.log = log;
    this.damages = log.damages();
    this.nextSequence = log.nextSequence();
    this.writer = new Writer(log, answers);
  }

  /**
   * Opens the journal in a directory, which is made if it is not there. A file that was cut off or
   * damaged is no obstacle: what can be read counts, and {@link #damages} tells the rest.
   *
   * @param directory nothing else may be kept in it
   * @param size how large it may become
   * @param answers runs what depends on the futures
   * @throws JournalException if another process has it open, or the disk does not let it be read
   */
  public static Journal open(Path directory, JournalSize size, Executor answers)
      throws JournalException {
    var onlyOne = OnlyOne.in(directory);
    try {
      var index = new Index();
      var log = new Log(directory, size.segmentBytes(), index);
      log.recover();
      var journal = new Journal(size, onlyOne, index, log, answers);
      journal.writer.start();
      return journal;
    } catch (IOException e) {
      onlyOne.close();
      throw new JournalException(
          Reason.DISK, "the journal in " + directory + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a directory holds a journal, open or not. */
  public static boolean isIn(Path directory) {
    return Files.isDirectory(directory);
  }

  /** What could not be read when it was opened; empty as a rule. */
  public List<Damage> damages() {
    return damages;
  }

  /** The lanes that hold entries, in alphabetical order. */
  public List<String> lanes() {
    return index.lanes();
  }

  /** The ids of a lane's entries, oldest first. */
  public List<String> ids(String lane) {
    return index.ids(lane);
  }

  /** A lane's entries without what stands on disk only, oldest first. */
  public List<Place> places(String lane) {
    return index.places(lane);
  }

  /** How many entries a lane holds. */
  public long size(String lane) {
    return index.size(lane);
  }

  /** How many entries all lanes hold. */
  public long size() {
    return index.entries();
  }

  /** Hands over a lane's entries, oldest first, one at a time from disk. */
  public void forEach(String lane, Consumer<Entry> each) {
    for (var id : index.ids(lane)) {
      index.find(lane, id).ifPresent(each);
    }
  }

  /**
   * The entry of this id, read from disk.
   *
   * @throws java.io.UncheckedIOException if the disk does not give it
   */
  public Optional<Entry> find(String lane, String id) {
    return index.find(lane, id);
  }

  /**
   * Accepts entries, all of them or none. An entry replaces the one of the same lane and id.
   *
   * @return the entries with their sequence numbers, once they are on disk; fails with a {@link
   *     JournalException} if they are not accepted
   */
  public CompletableFuture<List<Entry>> append(List<Entry> entries) {
    return replace("", List.of(), entries);
  }

  /**
   * Tells that entries are done and accepts those that follow from it, both or neither. It is never
   * refused for the journal's bound if it replaces something.
   *
   * @return as {@link #append}
   */
  public CompletableFuture<List<Entry>> replace(
      String lane, Collection<String> ids, List<Entry> by) {
    var written = new CompletableFuture<@Nullable Void>();
    List<Entry> placed;
    synchronized (order) {
      placed = placed(by);
      var operations = new ArrayList<Operation>();
      if (!ids.isEmpty()) {
        operations.add(new Operation.Done(lane, List.copyOf(ids)));
      }
      placed.forEach(it -> operations.add(new Operation.Put(it)));
      submit(operations, written, ids.isEmpty());
    }
    return written.thenApply(done -> placed);
  }

  private List<Entry> placed(List<Entry> entries) {
    var placed = new ArrayList<Entry>();
    for (var each : entries) {
      placed.add(each.at(nextSequence++));
    }
    return List.copyOf(placed);
  }

  private void submit(
      List<Operation> operations, CompletableFuture<@Nullable Void> written, boolean bounded) {
    if (operations.isEmpty()) {
      written.complete(null);
      return;
    }
    var frame = Encoder.frame(operations);
    var weight = frame.size() + (long) Index.OVERHEAD * operations.size();
    var refusal = bounds.refusal(frame.size(), bounded ? weight : 0);
    if (refusal != null) {
      written.completeExceptionally(refusal);
      return;
    }
    bounds.count(weight, written);
    if (!writer.add(new Pending(operations, frame, written))) {
      written.completeExceptionally(closed());
    }
  }

  private static JournalException closed() {
    return new JournalException(Reason.CLOSED, "the emulator is stopping");
  }

  /**
   * Tells that an attempt was made to deliver an entry. Not awaited: after a crash it may be
   * forgotten.
   *
   * @param attempt how many attempts there have been
   * @param notBefore when the next one may be
   */
  public void attempted(String lane, String id, int attempt, Instant notBefore) {
    note(new Operation.Tried(lane, id, attempt, notBefore));
  }

  /** Tells that entries are done. Not awaited: after a crash they may be there again. */
  public void remove(String lane, Collection<String> ids) {
    if (!ids.isEmpty()) {
      note(new Operation.Done(lane, List.copyOf(ids)));
    }
  }

  private void note(Operation operation) {
    synchronized (order) {
      index.apply(operation);
      var operations = List.of(operation);
      var unused = writer.add(new Pending(operations, Encoder.frame(operations), null));
    }
  }

  /**
   * Moves an entry to the end of another lane; it is never in both nor in none.
   *
   * @param why headers that it gets there in addition
   * @return the entry where it is now, once that is on disk; empty if there is no such entry
   */
  public CompletableFuture<Optional<Entry>> move(
      String lane, String id, String toLane, Map<String, String> why) {
    var entry = find(lane, id);
    return entry.isEmpty()
        ? CompletableFuture.completedFuture(Optional.empty())
        : replace(lane, List.of(id), List.of(entry.get().movedTo(toLane, why)))
            .thenApply(moved -> Optional.of(moved.get(0)));
  }

  /** How many bytes its files take. */
  public long fileBytes() throws IOException {
    return log.bytesOnDisk();
  }

  /** Writes what is pending and closes the files; what is not done stays for the next time. */
  @Override
  public void close() {
    writer.close();
    log.close();
    onlyOne.close();
  }
}
