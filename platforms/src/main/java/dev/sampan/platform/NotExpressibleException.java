// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

/**
 * Thrown when a platform has no native form for what it is asked to deliver.
 *
 * <p>The message names the platform, what it cannot carry and the remedy.
 */
public final class NotExpressibleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An exception with a message for the person who configured the trigger or sent the request. */
  public NotExpressibleException(String message) {
    super(message);
  }
}
