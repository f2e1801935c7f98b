// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

/**
 * What a process left.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it printed on standard error
 */
record Ended(int exit, String out, String err) {}
