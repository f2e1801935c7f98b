// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sampan.Body;
import dev.sampan.platform.NotExpressibleException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Checks events before they are accepted, as the services do whose events are JSON. */
final class EventText {

  private static final JsonFactory JSON = new JsonFactory();

  /** Where the parser would show the source, it says that it was told not to. */
  private static final Pattern PLACE = Pattern.compile("Source: REDACTED \\([^)]*\\); ");

  private EventText() {}

  /** Throws unless the body is one whole JSON value. */
  static void requireJson(Body body) {
    try (var json = JSON.createParser(body.bytes())) {
      if (json.nextToken() == null) {
        throw new NotExpressibleException("Could not parse request body into json: it is empty");
      }
      json.skipChildren();
      if (json.nextToken() != null) {
        throw new NotExpressibleException(
            "Could not parse request body into json: there is more than one value");
      }
    } catch (StreamConstraintsException e) {
      throw new NotExpressibleException(
          "Could not parse request body into json: it is nested too deeply, or has a name or a"
              + " number that is too long");
    } catch (JsonProcessingException e) {
      var what = PLACE.matcher(e.getOriginalMessage()).replaceAll("");
      var hint = what.startsWith("Unrecognized token") ? "; a text stands in quotes" : "";
      throw new NotExpressibleException("Could not parse request body into json: " + what + hint);
    } catch (IOException e) {
      throw new NotExpressibleException(
          "Could not parse request body into json: " + e.getMessage());
    }
  }
}
