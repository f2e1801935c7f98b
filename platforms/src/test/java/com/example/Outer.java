// SPDX-License-Identifier: Apache-2.0
package com.example;

/** Holds a nested type, whose name has a dollar sign. */
public final class Outer {
  private Outer() {}

  /** A result. */
  public record Price(long cents) {}
}
