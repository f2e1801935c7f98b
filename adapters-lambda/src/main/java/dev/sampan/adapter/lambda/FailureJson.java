// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.json.JsonStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes a failure as Lambda's callers know it. */
final class FailureJson {

  private FailureJson() {}

  static byte[] write(Failure failure) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeStringField("errorMessage", failure.message());
      json.writeStringField("errorType", failure.type());
      json.writeArrayFieldStart("stackTrace");
      for (String frame : failure.stackTrace()) {
        json.writeString(frame);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }
}
