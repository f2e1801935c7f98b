// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One file of the log. Written by one thread; read under the index's lock. Not a {@code
 * FileChannel}, which an interrupt of the reading thread would close for everybody.
 */
final class Segment implements Closeable {

  static final String SUFFIX = ".log";

  private final Path file;
  private final long number;
  private final RandomAccessFile reader;
  private @Nullable RandomAccessFile writer;
  private long size;

  /** How many entries stand in it, and how many bytes they take; guarded by the index's lock. */
  private int liveEntries;

  private long liveBytes;

  private Segment(Path file, long number, @Nullable RandomAccessFile writer) throws IOException {
    this.file = file;
    this.number = number;
    this.writer = writer;
    this.reader = new RandomAccessFile(file.toFile(), "r");
    this.size = reader.length();
  }

  static Segment create(Path directory, long number) throws IOException {
    var file = directory.resolve(String.format(Locale.ROOT, "%012d", number) + SUFFIX);
    var writer = new RandomAccessFile(file.toFile(), "rw");
    writer.setLength(0);
    return new Segment(file, number, writer);
  }

  static Segment open(Path file) throws IOException {
    return new Segment(file, number(file), null);
  }

  static boolean isSegment(Path file) {
    return file.getFileName().toString().matches("\\d{12}\\.log");
  }

  private static long number(Path file) {
    var name = file.getFileName().toString();
    return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
  }

  Path file() {
    return file;
  }

  long number() {
    return number;
  }

  long size() {
    return size;
  }

  void sizeIs(long now) {
    size = now;
  }

  /** Whether it can still be written to. */
  boolean open() {
    return writer != null;
  }

  /**
   * Appends and waits until the disk has it. After a failure nothing more is written to it: what
   * the disk has of it is not known then.
   *
   * @return where the bytes begin
   */
  long append(byte[] bytes) throws IOException {
    if (writer == null) {
      throw new IOException(file + " is no longer written to");
    }
    var offset = size;
    try {
      writer.seek(offset);
      writer.write(bytes);
      writer.getChannel().force(false);
    } catch (IOException e) {
      cutOff(writer, offset);
      throw e;
    }
    size = offset + bytes.length;
    return offset;
  }

  private void cutOff(RandomAccessFile failed, long offset) {
    try {
      failed.setLength(offset);
    } catch (IOException e) {
      // What was refused may then come back as accepted after a restart: once more than asked for.
      size = Math.max(size, offset);
    }
    seal();
  }

  /** Ends writing. */
  void seal() {
    var ended = writer;
    writer = null;
    if (ended != null) {
      close(ended);
    }
  }

  byte[] read(long offset, int length) throws IOException {
    var bytes = new byte[length];
    reader.seek(offset);
    reader.readFully(bytes);
    return bytes;
  }

  void lives(int bytes) {
    liveEntries++;
    liveBytes += bytes;
  }

  void dies(int bytes) {
    liveEntries--;
    liveBytes -= bytes;
  }

  int liveEntries() {
    return liveEntries;
  }

  long liveBytes() {
    return liveBytes;
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() {
    seal();
    close(reader);
  }

  private static void close(RandomAccessFile some) {
    try {
      some.close();
    } catch (IOException e) {
      // Everything that counts was forced to the disk before.
      return;
    }
  }
}
