// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of an object, as the header {@code Range} asks for it. What is no single range of bytes is
 * passed over, as RFC 9110 has it.
 *
 * @param from the first byte, from 0
 * @param count how many
 */
record ByteRange(long from, long count) {

  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * The range that a header asks for.
   *
   * @param size of the object
   * @return empty for all of it
   * @throws S3Error 416 if the object has no such bytes
   */
  static Optional<ByteRange> of(String header, long size) throws S3Error {
    var match = FORM.matcher(header.trim());
    if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (match.group(1).isEmpty()) {
      return Optional.of(suffix(Long.parseLong(match.group(2)), size));
    }
    var from = Long.parseLong(match.group(1));
    var to = match.group(2).isEmpty() ? size - 1 : Long.parseLong(match.group(2));
    if (!match.group(2).isEmpty() && to < from) {
      return Optional.empty();
    }
    if (from >= size) {
      throw unsatisfiable(size);
    }
    return Optional.of(new ByteRange(from, Math.min(to, size - 1) - from + 1));
  }

  private static ByteRange suffix(long count, long size) throws S3Error {
    if (count == 0 || size == 0) {
      throw unsatisfiable(size);
    }
    var some = Math.min(count, size);
    return new ByteRange(size - some, some);
  }

  private static S3Error unsatisfiable(long size) {
    return new S3Error(416, "InvalidRange", "The object has " + size + " bytes only.");
  }

  String header(long size) {
    return "bytes " + from + "-" + (from + count - 1) + "/" + size;
  }
}
