// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

/**
 * What a caller gets.
 *
 * @param value the answer, in the caller's terms
 * @param report what there is to tell about the invocation
 * @param <T> the caller's kind of answer
 */
public record Invoked<T>(T value, InvocationReport report) {}
