// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Says why an instance could not start: what is wrong, where, and what helps. */
public final class InitException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final String type;

  InitException(String type, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.type = type;
  }

  InitException(String type, String message) {
    this(type, message, null);
  }

  /**
   * The kind of failure, for the error type that a platform reports: the class name of what user
   * code threw, or a name that begins with {@code Sampan.Config}.
   */
  public String type() {
    return type;
  }
}
