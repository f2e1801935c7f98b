// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.reload;

import java.time.Instant;

/**
 * Files that have changed and come to rest.
 *
 * @param files how many were made, written or deleted
 * @param last when the last change was seen
 */
public record FileChange(int files, Instant last) {}
