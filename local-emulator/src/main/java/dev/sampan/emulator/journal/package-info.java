// SPDX-License-Identifier: Apache-2.0
/**
 * What was accepted and is not done yet, on disk. Start at {@link
 * dev.sampan.emulator.journal.Journal}.
 *
 * <p>An append-only log in segments, written by one thread: whatever was appended while it waited
 * for the disk shares the next write. See {@code
 * docs/decisions/0024-the-journal-is-a-log-of-our-own.md}.
 */
@NullMarked
package dev.sampan.emulator.journal;

import org.jspecify.annotations.NullMarked;
