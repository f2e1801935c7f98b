// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Gives no more than a limit, and no less than was announced. */
final class BoundedInput extends InputStream {

  private final InputStream in;
  private final long announced;
  private final long limit;
  private long count;

  BoundedInput(InputStream in, long announced, long limit) {
    this.in = in;
    this.announced = announced;
    this.limit = limit;
  }

  static HttpException tooLarge(long limit) {
    return new HttpException(413, "The body is over the limit of " + limit + " bytes.");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read;
    do {
      read = read(one, 0, 1);
    } while (read == 0);
    return read < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int read = in.read(bytes, offset, length);
    if (read < 0) {
      requireWhole();
      return -1;
    }
    count += read;
    if (count > limit) {
      throw tooLarge(limit);
    }
    return read;
  }

  private void requireWhole() {
    if (count < announced) {
      throw new HttpException(
          400, "The body ended after " + count + " of " + announced + " bytes.");
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }
}
