// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import dev.sampan.Body;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One accepted event.
 *
 * @param lane the sequence it belongs to, such as {@code queue/orders}
 * @param id its id, one of its own in the lane
 * @param sequence its place in the journal, from 1 and never given twice; 0 before it is appended
 * @param acceptedAt when it was accepted
 * @param attempt how many attempts were made to deliver it
 * @param notBefore when it may be delivered (again) at the earliest
 * @param headers what is known of it beyond its body, in order
 * @param body its bytes
 */
public record Entry(
    String lane,
    String id,
    long sequence,
    Instant acceptedAt,
    int attempt,
    Instant notBefore,
    Map<String, String> headers,
    Body body) {

  /** Checks that nothing is missing and copies the headers. */
  public Entry {
    Objects.requireNonNull(lane, "lane");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(body, "body");
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A fresh entry: to be delivered at once, never attempted. */
  public static Entry of(
      String lane, String id, Instant acceptedAt, Map<String, String> headers, Body body) {
    return new Entry(lane, id, 0, acceptedAt, 0, acceptedAt, headers, body);
  }

  /** The same, not to be delivered before this time. */
  public Entry notBefore(Instant earliest) {
    return new Entry(lane, id, sequence, acceptedAt, attempt, earliest, headers, body);
  }

  /** The same in another lane, never attempted there, with these headers added. */
  Entry movedTo(String other, Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Entry(other, id, 0, acceptedAt, 0, acceptedAt, all, body);
  }

  Entry at(long place) {
    return new Entry(lane, id, place, acceptedAt, attempt, notBefore, headers, body);
  }

  Entry tried(int attempts, Instant earliest) {
    return new Entry(lane, id, sequence, acceptedAt, attempts, earliest, headers, body);
  }
}
