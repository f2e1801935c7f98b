// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The segments, oldest first. Owned by the writer's thread once it is open.
 *
 * <p>Only ever the oldest segment is given up, after what lives in it was copied to the end: a
 * record that something is done can then never go before the record that it was accepted.
 */
final class Log implements Closeable {

  /** How many files there may be beyond what the live bytes account for. */
  private static final int SPARE_SEGMENTS = 4;

  private static final int COPIED_AT_ONCE = 1 << 20;

  private final Path directory;
  private final int segmentBytes;
  private final Index index;
  private final Deque<Segment> segments = new ArrayDeque<>();
  private final List<Damage> damages = new ArrayList<>();
  private @Nullable Segment current;
  private long lastNumber;
  private long nextSequence = 1;

  Log(Path directory, int segmentBytes, Index index) {
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.index = index;
  }

  /** Reads what is there into the index; puts aside what cannot be read. */
  void recover() throws IOException {
    var recovery = new Recovery(index);
    var repair = new Repair(directory);
    for (var file : files()) {
      var segment = Segment.open(file);
      segments.add(segment);
      lastNumber = segment.number();
      for (var gap : recovery.read(segment)) {
        damages.add(repair.repair(segment, gap));
      }
    }
    nextSequence = recovery.nextSequence();
    index.sort();
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(directory)) {
      return all.filter(Segment::isSegment).sorted().toList();
    }
  }

  long nextSequence() {
    return nextSequence;
  }

  List<Damage> damages() {
    return List.copyOf(damages);
  }

  /** The bytes of all files; for any thread. */
  long bytesOnDisk() throws IOException {
    var bytes = 0L;
    for (var file : files()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private long bytes() {
    return segments.stream().mapToLong(Segment::size).sum();
  }

  /** Makes the frames durable with one write, then carries them out. */
  void write(List<Pending> batch) throws IOException {
    var bytes = joined(batch);
    var segment = current();
    var at = segment.append(bytes);
    for (var each : batch) {
      carryOut(each, segment, at);
      at += each.frame().size();
    }
  }

  private void carryOut(Pending pending, Segment segment, long at) {
    var frame = pending.frame();
    for (var i = 0; i < pending.operations().size(); i++) {
      var operation = pending.operations().get(i);
      if (operation instanceof Operation.Put it) {
        nextSequence = Math.max(nextSequence, it.entry().sequence() + 1);
      }
      if (!(operation instanceof Operation.Tried)) {
        // An attempt was carried out when it was told; by now a later one may have been.
        index.apply(operation, segment, at + frame.start(i), frame.end(i) - frame.start(i));
      }
    }
  }

  private static byte[] joined(List<Pending> batch) {
    if (batch.size() == 1) {
      return batch.get(0).frame().bytes();
    }
    var joined = new byte[batch.stream().mapToInt(it -> it.frame().size()).sum()];
    var at = 0;
    for (var each : batch) {
      System.arraycopy(each.frame().bytes(), 0, joined, at, each.frame().size());
      at += each.frame().size();
    }
    return joined;
  }

  private Segment current() throws IOException {
    var segment = current;
    if (segment == null || !segment.open() || segment.size() >= segmentBytes) {
      segment = next();
    }
    return segment;
  }

  private Segment next() throws IOException {
    var ended = current;
    if (ended != null) {
      ended.seal();
    }
    var segment = Segment.create(directory, lastNumber + 1);
    try {
      segment.append(Encoder.frame(List.of(new Operation.Begin(nextSequence))).bytes());
      forceDirectory();
    } catch (IOException e) {
      segment.delete();
      throw e;
    }
    lastNumber = segment.number();
    segments.add(segment);
    current = segment;
    return segment;
  }

  /** So that the new file's name is durable too. */
  private void forceDirectory() {
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows cannot open a directory, and keeps its names durable by itself.
      return;
    }
  }

  /** Gives up old segments as long as they hold too little to be worth their bytes. */
  void compact() throws IOException {
    dropEmpty();
    while (tooLarge() && !isCurrent(segments.getFirst())) {
      copyLive(segments.getFirst());
      dropEmpty();
    }
  }

  private boolean tooLarge() {
    var spare = (long) SPARE_SEGMENTS * segmentBytes;
    return segments.size() > 1
        && (bytes() > 2 * index.bytes() + spare
            || segments.size() > 2 * index.bytes() / segmentBytes + 2 * SPARE_SEGMENTS);
  }

  private void dropEmpty() throws IOException {
    while (!segments.isEmpty()
        && !isCurrent(segments.getFirst())
        && index.isEmpty(segments.getFirst())) {
      segments.removeFirst().delete();
    }
  }

  private boolean isCurrent(Segment segment) {
    return segment.equals(current);
  }

  private void copyLive(Segment old) throws IOException {
    var slots = new ArrayDeque<>(index.in(old));
    while (!slots.isEmpty()) {
      var moving = new ArrayList<Slot>();
      var puts = new ArrayList<Operation>();
      for (var bytes = 0; bytes < COPIED_AT_ONCE && !slots.isEmpty(); ) {
        var slot = slots.removeFirst();
        var entry = index.copy(slot);
        if (entry.isPresent()) {
          bytes += slot.length();
          moving.add(slot);
          puts.add(new Operation.Put(entry.get()));
        }
      }
      copy(moving, puts);
    }
  }

  private void copy(List<Slot> moving, List<Operation> puts) throws IOException {
    if (!moving.isEmpty()) {
      var frame = Encoder.frame(puts);
      var segment = current();
      var at = segment.append(frame.bytes());
      for (var i = 0; i < moving.size(); i++) {
        var length = frame.end(i) - frame.start(i);
        index.moved(moving.get(i), segment, at + frame.start(i), length);
      }
    }
  }

  @Override
  public void close() {
    segments.forEach(Segment::close);
  }
}
