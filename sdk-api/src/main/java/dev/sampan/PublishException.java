// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

/**
 * A message or event that was not accepted, so that nobody will deliver it. As a {@link
 * RetryableException} it has an event tried again, and answers HTTP with 503.
 */
public class PublishException extends RetryableException {

  private static final long serialVersionUID = 1L;

  /**
   * Not accepted.
   *
   * @param message what was not accepted, why, and the remedy
   */
  public PublishException(String message) {
    super(message);
  }

  /** Not accepted, with the failure that kept it from being asked for. */
  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
