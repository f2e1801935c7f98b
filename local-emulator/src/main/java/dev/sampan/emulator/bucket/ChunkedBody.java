// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes inside {@code aws-chunked}: chunks of {@code size;chunk-signature=…}, and after the
 * last one trailers. Signatures are not looked at.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html">AWS:
 *     chunked uploads with trailers</a>
 */
final class ChunkedBody extends FilterInputStream {

  private static final int MOST_LINE = 8 * 1024;
  private static final int MOST_TRAILERS = 20;

  private final Map<String, String> trailers = new TreeMap<>();
  private long left;
  private boolean begun;
  private boolean ended;

  ChunkedBody(InputStream in) {
    super(in);
  }

  /** What came after the last chunk, by names in lower case. */
  Map<String, String> trailers() {
    return trailers;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    var count = in.read(buffer, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new MalformedBody("the body ends inside a chunk");
    }
    left -= count;
    return count;
  }

  private void nextChunk() throws IOException {
    if (begun && !line().isEmpty()) {
      throw new MalformedBody("a chunk is longer than it says");
    }
    begun = true;
    var header = line();
    var semicolon = header.indexOf(';');
    var size = semicolon < 0 ? header : header.substring(0, semicolon);
    if (!size.matches("[0-9a-fA-F]{1,15}")) {
      throw new MalformedBody("a chunk does not begin with its size");
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      ended = true;
      readTrailers();
    }
  }

  private void readTrailers() throws IOException {
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      if (colon <= 0 || trailers.size() == MOST_TRAILERS) {
        throw new MalformedBody("what follows the last chunk are no trailers");
      }
      var name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
      trailers.put(name, line.substring(colon + 1).trim());
    }
  }

  /** A line without its end; empty at the end of the body, where the last line may be missing. */
  private String line() throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() == MOST_LINE) {
        throw new MalformedBody("a line of more than " + MOST_LINE + " bytes between chunks");
      }
      line.append(new String(new byte[] {(byte) c}, StandardCharsets.ISO_8859_1));
    }
    var length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  /** A body that is not what its headers say. */
  static final class MalformedBody extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedBody(String message) {
      super(message);
    }
  }
}
