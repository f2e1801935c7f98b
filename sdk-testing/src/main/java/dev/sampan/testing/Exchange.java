// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import java.util.Objects;

/**
 * The raw bytes of one invocation, as they crossed the channel between platform and adapter: whole
 * HTTP/1.1 messages, the platform's first.
 *
 * <p>Where the adapter polls (Lambda; SCF's custom runtime), {@code sent} is the response to its
 * poll and {@code received} the request by which it posts the result. Elsewhere they are a request
 * to the adapter's server and its response.
 *
 * @param sent what the platform wrote
 * @param received what the adapter wrote
 */
public record Exchange(Body sent, Body received) {

  /** Checks that nothing is missing. */
  public Exchange {
    Objects.requireNonNull(sent, "sent");
    Objects.requireNonNull(received, "received");
  }
}
