// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Locale;

/** What HTTP requests come through on Lambda; each has a form of its own for events and replies. */
public enum LambdaDoor {
  /** The function's own URL: payload format 2.0. */
  FUNCTION_URL,
  /** An HTTP API of API Gateway with payload format 2.0. */
  HTTP_API,
  /** A REST API of API Gateway: payload format 1.0. */
  REST_API,
  /** An Application Load Balancer that tells the last one of several values. */
  ALB,
  /** An Application Load Balancer whose target group has multi-value headers turned on. */
  ALB_MULTI_VALUE;

  /** Whether it can pass a response on while it is written. */
  public boolean streams() {
    return this == FUNCTION_URL || this == REST_API;
  }

  /** The word of the manifest, such as {@code http-api}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
