// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that AWS would draw at random, derived so that the same facts give the same bytes. */
final class Ids {

  private Ids() {}

  /** A UUID that stands for the given text. */
  static String uuid(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
