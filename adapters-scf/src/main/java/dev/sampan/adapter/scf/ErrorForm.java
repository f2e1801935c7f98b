// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.json.JsonStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The platform's form of a failed invocation: status 430, user code exception caught. */
final class ErrorForm {

  private static final int USER_CODE_EXCEPTION = 430;

  private ErrorForm() {}

  /** The error as the caller of the function's API reads it; never for an HTTP client. */
  static byte[] of(Failure failure, String invocation) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("errorCode", -1);
      json.writeStringField("errorMessage", message(failure));
      json.writeStringField("requestId", invocation);
      json.writeStringField("stackTrace", trace(failure));
      json.writeNumberField("statusCode", USER_CODE_EXCEPTION);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String message(Failure failure) {
    return failure.message().isEmpty() ? failure.type() : failure.message();
  }

  private static String trace(Failure failure) {
    StringBuilder trace = new StringBuilder(failure.type()).append(": ").append(failure.message());
    for (String frame : failure.stackTrace()) {
      trace.append("\n\tat ").append(frame);
    }
    return trace.toString();
  }
}
