// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.time.Instant;
import java.util.List;

/** What a record of the log says. */
sealed interface Operation {

  /** An entry was accepted, or moved to where it stands; it replaces one with its lane and id. */
  record Put(Entry entry) implements Operation {}

  /** An attempt was made to deliver an entry. */
  record Tried(String lane, String id, int attempt, Instant notBefore) implements Operation {}

  /** Entries are done. */
  record Done(String lane, List<String> ids) implements Operation {}

  /** The next sequence number at the least; the first record of every segment. */
  record Begin(long nextSequence) implements Operation {}

  /** Nothing: it fills the place of what could not be read. */
  record Filler() implements Operation {}
}
