// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import java.util.Objects;

/** What an instance answered to a {@link NativeRequest}, before the platform has judged it. */
public sealed interface NativeReply {

  /**
   * The result of a runtime protocol's success call.
   *
   * @param body the result's bytes, not yet known to be JSON
   */
  record Payload(Body body) implements NativeReply {

    /** Checks that nothing is missing. */
    public Payload {
      Objects.requireNonNull(body, "body");
    }
  }

  /**
   * The body of a runtime protocol's failure call.
   *
   * @param body the error as the function's runtime wrote it, not yet known to be JSON
   */
  record FunctionError(Body body) implements NativeReply {

    /** Checks that nothing is missing. */
    public FunctionError {
      Objects.requireNonNull(body, "body");
    }
  }

  /**
   * The answer of the HTTP server that runs in the instance.
   *
   * @param response the response as it came from the instance
   */
  record Http(HttpResponse response) implements NativeReply {

    /** Checks that nothing is missing. */
    public Http {
      Objects.requireNonNull(response, "response");
    }
  }

  /**
   * The end of an answer that went to its receiver while it was written.
   *
   * @param contentType the type that the function's runtime gave the stream
   * @param bytes how many there were
   */
  record Streamed(String contentType, long bytes) implements NativeReply {

    /** Checks that nothing is missing. */
    public Streamed {
      Objects.requireNonNull(contentType, "contentType");
    }
  }
}
