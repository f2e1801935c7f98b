// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.time.Instant;

/**
 * An entry without what stands on disk only.
 *
 * @param id its id, one of its own in its lane
 * @param sequence its place in the journal
 * @param attempt how many attempts were made to deliver it
 * @param notBefore when it may be delivered (again) at the earliest
 */
public record Place(String id, long sequence, int attempt, Instant notBefore) {

  /** The place of an entry. */
  public static Place of(Entry entry) {
    return new Place(entry.id(), entry.sequence(), entry.attempt(), entry.notBefore());
  }
}
