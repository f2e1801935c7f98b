// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Body;

/** What a direct call came to. */
public sealed interface DirectReply {

  /**
   * The function returned.
   *
   * @param json the encoded result: JSON, or the bytes of a {@code String} or {@code byte[]} as
   *     they are; {@code null} for a function that returned nothing
   */
  record Returned(Body json) implements DirectReply {}

  /**
   * The function failed.
   *
   * @param failure why
   */
  record Failed(Failure failure) implements DirectReply {}
}
