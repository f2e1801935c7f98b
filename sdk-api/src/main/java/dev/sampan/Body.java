// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import dev.sampan.spi.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a request, a response or a part carries: bytes, a value to be written as JSON, or a stream.
 *
 * <p>A body in memory is immutable and thread-safe. A body of a stream belongs to its invocation's
 * thread: it is read or written once, unless {@link #bytes} has taken it into memory.
 */
public abstract class Body {

  Body() {}

  /** No bytes at all. */
  public static Body empty() {
    return BytesBody.EMPTY;
  }

  /** A copy of the given bytes. */
  public static Body of(byte[] bytes) {
    return BytesBody.of(bytes.clone(), null);
  }

  /** The text in UTF-8. */
  public static Body of(String text) {
    return BytesBody.of(text.getBytes(StandardCharsets.UTF_8), null);
  }

  /** A value that is written as JSON when it is needed; it must not change until then. */
  public static Body json(@Nullable Object value) {
    return ValueBody.of(value);
  }

  /**
   * Bytes that the writer writes after the handler and the middleware have returned, on the same
   * thread. An exception of the writer breaks the connection off, so that a caller never takes a
   * part for the whole.
   */
  public static Body stream(Writer writer) {
    return WriterBody.of(writer);
  }

  /**
   * Bytes that come from a stream: for adapters.
   *
   * @param in what to read; the adapter closes it
   * @param length how many bytes it will give, or -1 if that is not known; when it gives fewer,
   *     reading throws an {@link HttpException} with 400
   * @param limit how many bytes are taken at most; beyond that, reading throws an {@link
   *     HttpException} with 413, before anything is read if the length tells
   * @param codec reads and writes JSON for {@link #as}
   */
  public static Body from(InputStream in, long length, long limit, JsonCodec codec) {
    return SourceBody.of(in, length, limit, codec);
  }

  /** The given bytes themselves, which must not change from here on: for adapters. */
  public static Body from(byte[] bytes, JsonCodec codec) {
    return BytesBody.of(bytes, codec);
  }

  /**
   * All bytes, a fresh copy each time. A stream is taken into memory the first time.
   *
   * @throws HttpException 413 if a received body is over the limit, 400 if it ended too soon
   * @throws IllegalStateException if the stream has been opened or written
   */
  public byte[] bytes() {
    return content().clone();
  }

  /**
   * The bytes as a stream; a body of a stream can be opened once.
   *
   * @throws HttpException 413 if a received body is known to be over the limit
   * @throws IllegalStateException if the stream has been opened or written
   */
  public abstract InputStream open();

  /** How many bytes there are, if that is known without reading or writing them. */
  public abstract OptionalLong length();

  /** All bytes as UTF-8; what is not UTF-8 becomes U+FFFD. It takes what {@link #bytes} takes. */
  public String text() {
    return new String(content(), StandardCharsets.UTF_8);
  }

  /**
   * All bytes as a value of the given type: {@code String} and {@code byte[]} are raw, all else is
   * JSON. The bytes are not copied.
   *
   * @throws HttpException 400 if the bytes are not the JSON of such a value; and as {@link #bytes}
   */
  public <T> T as(Class<T> type) {
    return BodyReading.as(this, type);
  }

  /**
   * All bytes as a value of the given type, read with the given codec: for the runtime. {@code
   * String} and {@code byte[]} are raw, all else is JSON; null is JSON's null.
   *
   * @throws HttpException 400 if the bytes are not the JSON of such a value; and as {@link #bytes}
   */
  public @Nullable Object read(Type type, JsonCodec codec) {
    return BodyReading.read(this, type, codec);
  }

  /** The value given to {@link #json}; null for any other body. */
  public @Nullable Object value() {
    return null;
  }

  /** Whether the bytes are not in memory but come from a stream or a writer. */
  public boolean streamed() {
    return false;
  }

  /**
   * This body with its JSON written, so that a value which cannot be written fails here: for the
   * runtime. Any other body is left as it is.
   *
   * @throws IllegalArgumentException if the value cannot be written as JSON
   */
  public Body encoded(JsonCodec codec) {
    return this;
  }

  /**
   * Writes all bytes: for adapters. It neither copies a body in memory nor closes the stream.
   *
   * @throws IOException if the stream cannot take them
   * @throws Exception whatever a writer throws; the bytes written so far are then not the whole
   */
  public abstract void writeTo(OutputStream out, JsonCodec codec) throws Exception;

  /** All bytes, not to be changed. */
  abstract byte[] content();

  /** What reads and writes this body's JSON; null to look for one. */
  @Nullable JsonCodec codec() {
    return null;
  }

  /** How long it is; the content may be secret. */
  @Override
  public String toString() {
    OptionalLong length = length();
    return "Body[" + (length.isPresent() ? length.getAsLong() + " bytes" : "unknown length") + "]";
  }

  /** Turns a failure to read or write into what {@link #bytes} may throw. */
  static RuntimeException unchecked(Exception thrown) {
    if (thrown instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (thrown instanceof IOException io) {
      return new UncheckedIOException(io);
    }
    return new IllegalStateException("The body could not be written: " + thrown, thrown);
  }

  /** Writes a streamed body. */
  @FunctionalInterface
  public interface Writer {

    /**
     * Writes all bytes. {@link OutputStream#flush} sends what is there where the platform streams.
     *
     * @param out where to; closing it has no effect
     */
    void writeTo(OutputStream out) throws Exception;
  }
}
