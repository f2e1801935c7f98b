// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import dev.sampan.emulator.journal.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /**
   * Who is given an entry; empty if nobody listens to its lane. Those who share a queue share its
   * messages, those of one key always in the same way.
   */
  Optional<Subscription> listener(Entry entry) {
    var sharing = lanes.getOrDefault(entry.lane(), List.of());
    return sharing.isEmpty()
        ? Optional.empty()
        : Optional.of(sharing.get(share(entry, sharing.size())));
  }

  private static int share(Entry entry, int shares) {
    var key = EventHeaders.read(entry.headers()).find(EventHeaders.KEY);
    return Math.floorMod((key == null ? entry.id() : key).hashCode(), shares);
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

  /** Every source, in the manifest's order, with what was buried of it. */
  List<SourceReport> reports(Burial burial) {
    var all = new ArrayList<SourceReport>();
    sources.forEach((source, listening) -> all.add(report(source, listening, burial)));
    return all;
  }

  private static SourceReport report(Source source, List<Subscription> listening, Burial burial) {
    return new SourceReport(
        source.kind(),
        source.name(),
        listening.stream().map(Subscription::report).toList(),
        burial.count(listening.stream().map(Subscription::who).toList()));
  }
}
