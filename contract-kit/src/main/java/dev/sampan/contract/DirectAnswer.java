// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

/** What the caller of a direct invocation is given. */
public sealed interface DirectAnswer {

  /**
   * The function's result.
   *
   * @param json the result as the platform passes it on, UTF-8 JSON
   */
  record Result(String json) implements DirectAnswer {}

  /**
   * The platform's own form of a failed function.
   *
   * @param type what failed, usually a class of exception; empty where the platform has no such
   *     field
   * @param message the failure's message
   * @param text the whole error as the adapter wrote it
   */
  record Failed(String type, String message, String text) implements DirectAnswer {}
}
