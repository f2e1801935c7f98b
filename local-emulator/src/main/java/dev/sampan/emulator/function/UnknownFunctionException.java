// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

/** There is no function, or no trigger, of the name that a caller gave. */
public final class UnknownFunctionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownFunctionException(String message) {
    super(message);
  }
}
