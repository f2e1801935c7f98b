// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.platform.InvocationFacts;

/** Writes Amazon resource names. */
final class Arn {

  private Arn() {}

  /** A resource of the function's own account and region. */
  static String of(String service, InvocationFacts facts, String resource) {
    return "arn:aws:" + service + ":" + facts.region() + ":" + facts.account() + ":" + resource;
  }
}
