// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.functions;

import dev.sampan.Context;
import dev.sampan.Handler;

/** Adds, and says so. */
public final class Adder implements Handler<Adder.Numbers, Adder.Sum> {

  /**
   * What is added.
   *
   * @param left the one
   * @param right the other
   */
  public record Numbers(int left, int right) {}

  /**
   * The answer.
   *
   * @param sum of both numbers
   */
  public record Sum(int sum) {}

  @Override
  public Sum handle(Numbers input, Context context) {
    System.out.println("adding " + input.left() + " and " + input.right());
    return new Sum(input.left() + input.right());
  }
}
