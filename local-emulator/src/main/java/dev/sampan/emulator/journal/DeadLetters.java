// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import dev.sampan.Body;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Events that failed for good, in lanes of their own under {@code dead/}, until they are redriven.
 * Each lane keeps a bounded number; the oldest goes when there are more, and that is said.
 *
 * <p>Thread-safe.
 */
public final class DeadLetters {

  /** What all lanes of dead letters begin with. */
  public static final String PREFIX = "dead/";

  /** How many one lane keeps. */
  public static final int MOST = 10_000;

  /** The header that names the lane which an entry came from. */
  public static final String FROM = "dead-from";

  /** The header that tells when an entry was given up. */
  public static final String AT = "dead-at";

  /** The header that tells why, in a word such as {@code retries-exhausted}. */
  public static final String REASON = "dead-reason";

  /** The header that tells more about why, for people. */
  public static final String DETAIL = "dead-detail";

  /** The header that tells how many attempts were made. */
  public static final String ATTEMPTS = "dead-attempts";

  private final Journal journal;
  private final InstantSource clock;
  private final Consumer<String> said;
  private final int most;
  private final Map<String, Consumer<Entry>> owners = new ConcurrentHashMap<>();

  /**
   * The dead letters of a journal.
   *
   * @param said is told when an event is given up, and when a dead letter is dropped
   */
  public DeadLetters(Journal journal, InstantSource clock, Consumer<String> said) {
    this(journal, clock, said, MOST);
  }

  DeadLetters(Journal journal, InstantSource clock, Consumer<String> said, int most) {
    this.journal = journal;
    this.clock = clock;
    this.said = said;
    this.most = most;
  }

  /**
   * Gives an entry up.
   *
   * @param name the name of the dead letters, such as {@code orders-dead}
   * @param attempts how many attempts were made
   * @param reason why, in a word
   * @param detail more of it, for people; may be empty
   * @return the entry in its new lane, once that is on disk; empty if there is no such entry
   */
  public CompletableFuture<Optional<Entry>> bury(
      String lane, String id, String name, int attempts, String reason, String detail) {
    var why = new LinkedHashMap<String, String>();
    why.put(FROM, lane);
    why.put(AT, clock.instant().toString());
    why.put(REASON, reason);
    why.put(ATTEMPTS, Integer.toString(attempts));
    why.put(DETAIL, detail.length() > 1024 ? detail.substring(0, 1024) : detail);
    var dead = PREFIX + name;
    return journal
        .move(lane, id, dead, why)
        .thenApply(
            moved -> {
              moved.ifPresent(
                  it -> {
                    said.accept(givenUp(lane, id, name, attempts, reason, detail));
                    makeRoom(dead);
                  });
              return moved;
            });
  }

  private static String givenUp(
      String lane, String id, String name, int attempts, String reason, String detail) {
    var times =
        attempts == 0 ? "" : " after " + attempts + (attempts == 1 ? " attempt" : " attempts");
    var more = detail.isEmpty() ? "" : " (" + detail + ")";
    return lane
        + ": "
        + id
        + " is given up"
        + times
        + ": "
        + reason
        + more
        + "; it is among the dead letters of "
        + name;
  }

  private void makeRoom(String dead) {
    var ids = journal.ids(dead);
    for (var i = 0; i < ids.size() - most; i++) {
      journal.remove(dead, List.of(ids.get(i)));
      said.accept(
          "dead letter " + ids.get(i) + " of " + dead + " is dropped: there are more than " + most);
    }
  }

  /** The lanes that hold dead letters. */
  public List<String> lanes() {
    return journal.lanes().stream().filter(it -> it.startsWith(PREFIX)).toList();
  }

  /** Hands over all dead letters, lane after lane, the oldest first. */
  public void forEach(Consumer<Entry> each) {
    lanes().forEach(lane -> journal.forEach(lane, each));
  }

  /** The dead letters of an id: one as a rule, or none. */
  public List<Entry> find(String id) {
    var found = new ArrayList<Entry>();
    lanes().forEach(lane -> journal.find(lane, id).ifPresent(found::add));
    return found;
  }

  /** Lets an owner know of entries that come back to lanes of this prefix. */
  public void whenRedriven(String prefix, Consumer<Entry> owner) {
    owners.put(prefix, owner);
  }

  /**
   * Gives an entry back to the lane it came from, as if it had just been accepted.
   *
   * @return the entry where it is now, once that is on disk
   * @throws IllegalArgumentException if it does not tell where it came from
   */
  public CompletableFuture<Entry> redrive(Entry dead) {
    var back = fresh(dead, clock.instant());
    return journal
        .replace(dead.lane(), List.of(dead.id()), List.of(back))
        .thenApply(
            placed -> {
              var entry = placed.get(0);
              owners.forEach(
                  (prefix, owner) -> {
                    if (entry.lane().startsWith(prefix)) {
                      owner.accept(entry);
                    }
                  });
              return entry;
            });
  }

  private static Entry fresh(Entry dead, Instant now) {
    var headers = new LinkedHashMap<>(dead.headers());
    var from = headers.remove(FROM);
    if (from == null) {
      throw new IllegalArgumentException("dead letter " + dead.id() + " came from nowhere");
    }
    List.of(AT, REASON, ATTEMPTS, DETAIL).forEach(headers::remove);
    return Entry.of(from, dead.id(), now, headers, Body.of(dead.body().bytes()));
  }
}
