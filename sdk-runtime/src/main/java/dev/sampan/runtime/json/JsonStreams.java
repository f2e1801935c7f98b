// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Streaming JSON for envelopes: no data binding is loaded. Thread-safe; each parser and generator
 * is for one thread.
 */
public final class JsonStreams {

  /** One string may be as long as the largest payload of a platform, in base64. */
  private static final int LONGEST_STRING = 64 * 1024 * 1024;

  private static final JsonFactory FACTORY =
      new JsonFactory()
          .enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .setStreamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_STRING).build());

  private JsonStreams() {}

  /** The factory behind all parsers and generators of the runtime; not to be reconfigured. */
  public static JsonFactory factory() {
    return FACTORY;
  }

  /** A parser of a whole text in UTF-8. */
  public static JsonParser parser(byte[] json) throws IOException {
    return FACTORY.createParser(json);
  }

  /** A generator that writes UTF-8 and closes the stream with itself. */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    return FACTORY.createGenerator(out);
  }
}
