// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import dev.sampan.HttpResponse;
import java.util.Objects;

/**
 * A request or reply over one of a platform's limits.
 *
 * @param size the size found, in bytes
 * @param limit the size allowed, in bytes
 * @param http what the platform answers to an HTTP caller
 * @param direct what the platform answers to a direct caller
 */
public record LimitExceeded(long size, long limit, HttpResponse http, PlatformError direct) {

  /** Checks that nothing is missing. */
  public LimitExceeded {
    Objects.requireNonNull(http, "http");
    Objects.requireNonNull(direct, "direct");
  }
}
