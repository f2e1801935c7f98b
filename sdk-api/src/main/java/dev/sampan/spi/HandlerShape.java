// SPDX-License-Identifier: Apache-2.0
package dev.sampan.spi;

/** What a handler takes, as its first type argument says. */
public enum HandlerShape {
  /** A payload type of the function's own. */
  PAYLOAD,
  /** {@link dev.sampan.Event}. */
  EVENT,
  /** {@link dev.sampan.Batch}. */
  BATCH,
  /** {@link dev.sampan.HttpRequest}. */
  HTTP
}
