// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who listens to what in one revision of the manifest. Immutable.
 *
 * @param sources the subscriptions of each source, in the manifest's order
 * @param lanes the same by the lanes of their entries
 */
record SourceTable(Map<Source, List<Subscription>> sources, Map<String, List<Subscription>> lanes) {

  static final SourceTable EMPTY = new SourceTable(Map.of(), Map.of());

  /** A source of a kind. */
  record Source(Trigger kind, String name) {

    String lane() {
      return Subscriber.lane(kind, name);
    }
  }

  static SourceTable of(List<Subscription> subscriptions) {
    var sources = new LinkedHashMap<Source, List<Subscription>>();
    var lanes = new HashMap<String, List<Subscription>>();
    for (var each : subscriptions) {
      var source = new Source(each.who().trigger().kind(), each.who().source());
      sources.computeIfAbsent(source, it -> new ArrayList<>()).add(each);
      lanes.computeIfAbsent(each.who().lane(), it -> new ArrayList<>()).add(each);
    }
    lanes.values().forEach(SourceTable::preferActive);
    return new SourceTable(sources, lanes);
  }

  /** Those that pause get nothing of a lane as long as another one delivers. */
  private static void preferActive(List<Subscription> sharing) {
    if (!sharing.stream().allMatch(it -> it.who().paused())) {
      sharing.removeIf(it -> it.who().paused());
    }
  }

  /**
   * The subscriptions of a source.
   *
   * @throws UnknownSourceException if there is none
   */
  List<Subscription> require(Trigger kind, String name) {
    var found = sources.get(new Source(kind, name));
    if (found == null) {
      throw new UnknownSourceException(kind, name, names(kind));
    }
    return found;
  }

  /** The subscriptions that listen to a lane; empty if none does. */
  List<Subscription> lane(String lane) {
    return lanes.getOrDefault(lane, List.of());
  }

  boolean has(Trigger kind, String name) {
    return sources.containsKey(new Source(kind, name));
  }

  private List<String> names(Trigger kind) {
    return sources.keySet().stream().filter(it -> it.kind() == kind).map(Source::name).toList();
  }

  List<Subscription> all() {
    return sources.values().stream().flatMap(List::stream).toList();
  }
}
