// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import dev.sampan.ObjectChanged.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed between one look at a directory and the next. A file counts as created once it has
 * stayed the same for a while, so that a write that goes on is one change. Knows neither a clock
 * nor files. Has one owner.
 */
final class BucketScan {

  /** How long a file must stay the same until it counts as written. */
  static final Duration SETTLED = Duration.ofMillis(250);

  /**
   * A change to tell of.
   *
   * @param print the file as it is, or was
   */
  record Found(Change change, String key, Print print) {}

  /**
   * What is known of a file.
   *
   * @param since when it was first seen as it is
   * @param told whether its being as it is was told
   * @param object whether it was told of at all: what nobody has heard of need not be deleted
   */
  private record Known(Print print, Instant since, boolean told, boolean object) {}

  private final Map<String, Known> known = new HashMap<>();

  /**
   * Takes what is there at the start.
   *
   * @param existing whether to tell of it
   */
  void begin(Map<String, Print> files, boolean existing, Instant now) {
    files.forEach((key, print) -> known.put(key, new Known(print, now, !existing, !existing)));
  }

  /** Takes another look and says what to tell. */
  List<Found> look(Map<String, Print> files, Instant now) {
    var found = new ArrayList<Found>();
    for (var file : files.entrySet()) {
      seen(file.getKey(), file.getValue(), now, found);
    }
    known
        .entrySet()
        .removeIf(
            it -> {
              var gone = !files.containsKey(it.getKey());
              if (gone && it.getValue().object) {
                found.add(new Found(Change.DELETED, it.getKey(), it.getValue().print));
              }
              return gone;
            });
    return found;
  }

  private void seen(String key, Print print, Instant now, List<Found> found) {
    var before = known.get(key);
    if (before == null) {
      known.put(key, new Known(print, now, false, false));
    } else if (!before.print.equals(print)) {
      known.put(key, new Known(print, now, false, before.object));
    } else if (!before.told && !now.isBefore(before.since.plus(SETTLED))) {
      known.put(key, new Known(print, before.since, true, true));
      found.add(new Found(Change.CREATED, key, print));
    }
  }

  /** Somebody else tells that this file was written. */
  void written(String key, Print print, Instant now) {
    known.put(key, new Known(print, now, true, true));
  }

  /** Somebody else tells that this file was deleted. */
  void deleted(String key) {
    known.remove(key);
  }

  /** What was found could not be told: it is to be found again. */
  void untold(Found found, Instant now) {
    if (found.change == Change.CREATED) {
      known.computeIfPresent(
          found.key, (key, it) -> new Known(it.print, it.since, false, it.object));
    } else {
      known.putIfAbsent(found.key, new Known(found.print, now, true, true));
    }
  }
}
