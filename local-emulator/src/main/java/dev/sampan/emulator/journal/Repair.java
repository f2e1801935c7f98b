// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Takes what cannot be read out of a segment, after a copy was put aside: the end is cut off, and
 * what lies between frames becomes a frame that says nothing.
 */
final class Repair {

  private static final int MOST_COPIES = 20;

  private final Path aside;

  Repair(Path directory) {
    this.aside = directory.resolve("damaged");
  }

  Damage repair(Segment segment, Recovery.Gap gap) throws IOException {
    var length = gap.to() - gap.from();
    var bytes = segment.read(gap.from(), length);
    Path copy;
    try {
      copy = putAside(segment, gap, bytes);
      mend(segment, gap);
    } catch (IOException e) {
      // A disk that is full or read-only: the stretch stays, and is found again next time.
      copy = segment.file();
    }
    return new Damage(segment.file(), gap.from(), length, copy);
  }

  private Path putAside(Segment segment, Recovery.Gap gap, byte[] bytes) throws IOException {
    Files.createDirectories(aside);
    try (var copies = Files.list(aside)) {
      var all = copies.sorted(Comparator.comparing(Path::getFileName)).toList();
      for (var i = 0; i <= all.size() - MOST_COPIES; i++) {
        Files.deleteIfExists(all.get(i));
      }
    }
    var copy = aside.resolve(segment.file().getFileName() + "-" + gap.from());
    return Files.write(copy, bytes);
  }

  private static void mend(Segment segment, Recovery.Gap gap) throws IOException {
    var atEnd = gap.to() == segment.size();
    if (!atEnd && gap.to() - gap.from() <= Encoder.HEADER) {
      throw new IOException("no room for a frame");
    }
    try (var file = new RandomAccessFile(segment.file().toFile(), "rw")) {
      if (atEnd) {
        file.setLength(gap.from());
        segment.sizeIs(gap.from());
      } else {
        var filler = new byte[gap.to() - gap.from()];
        filler[Encoder.HEADER] = Encoder.FILLER;
        file.seek(gap.from());
        file.write(Encoder.sealed(filler));
      }
      file.getChannel().force(false);
    }
  }
}
