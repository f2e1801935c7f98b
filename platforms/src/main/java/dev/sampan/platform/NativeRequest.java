// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import java.util.Objects;

/** One invocation in the form in which a platform hands it to an instance. */
public sealed interface NativeRequest {

  /** The bytes that count against the platform's limit on requests. */
  long size();

  /**
   * An event that the instance fetches from, or is posted by, the platform's runtime protocol.
   *
   * @param body the event's JSON, exactly as it goes over the wire
   * @param headers what the runtime protocol sends beside it, such as the invocation's id
   */
  record Payload(Body body, Headers headers) implements NativeRequest {

    /** Checks that nothing is missing. */
    public Payload {
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(headers, "headers");
    }

    @Override
    public long size() {
      return body.bytes().length;
    }
  }

  /**
   * A request to the HTTP server that runs in the instance.
   *
   * @param request the request with everything the platform's front end adds
   */
  record Http(HttpRequest request) implements NativeRequest {

    /** Checks that nothing is missing. */
    public Http {
      Objects.requireNonNull(request, "request");
    }

    @Override
    public long size() {
      return request.body().length().orElse(0);
    }
  }
}
