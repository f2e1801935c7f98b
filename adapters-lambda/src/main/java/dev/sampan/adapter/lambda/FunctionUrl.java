// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sampan.runtime.json.JsonStreams;
import java.io.IOException;

/**
 * Tells the request of a function URL from one of an HTTP API, which has the same form but takes no
 * streamed response. Loaded by functions that must stream alone.
 */
final class FunctionUrl {

  /** What the host of a function URL has between its id and its region. */
  private static final String LABEL = ".lambda-url.";

  private FunctionUrl() {}

  /** Whether a function URL sent this event, which is one in payload format 2.0. */
  static boolean sent(byte[] event) throws IOException {
    try (JsonParser parser = JsonStreams.parser(event)) {
      return enter(parser, "requestContext")
          && enter(parser, "domainName")
          && parser.getText().contains(LABEL);
    }
  }

  /** Goes to a member's value, from the token before an object. */
  private static boolean enter(JsonParser parser, String member) throws IOException {
    JsonToken start = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
    if (start != JsonToken.START_OBJECT) {
      return false;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      if (name.equals(member)) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
