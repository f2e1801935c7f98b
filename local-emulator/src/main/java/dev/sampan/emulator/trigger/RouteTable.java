// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.HttpTrigger;
import dev.sampan.platform.manifest.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which function serves a request: the one with the route that says most about the path. */
public final class RouteTable {

  /**
   * One route of one function.
   *
   * @param route the route as the manifest has it; empty for every request
   * @param function the name of the function
   */
  public record Entry(Optional<Route> route, String function) {}

  private final List<Entry> entries;

  private RouteTable(List<Entry> entries) {
    this.entries = entries;
  }

  /** The routes of these functions. */
  public static RouteTable of(List<FunctionSpec> functions) {
    var all = new ArrayList<Entry>();
    for (var function : functions) {
      for (var trigger : function.triggers()) {
        if (trigger instanceof HttpTrigger http) {
          add(all, http, function.name());
        }
      }
    }
    all.sort(Comparator.comparing(RouteTable::rank));
    return new RouteTable(List.copyOf(all));
  }

  private static void add(List<Entry> all, HttpTrigger http, String function) {
    http.routes().forEach(it -> all.add(new Entry(Optional.of(it), function)));
    if (http.routes().isEmpty()) {
      all.add(new Entry(Optional.empty(), function));
    }
  }

  /** Sorts text before variables, segment by segment, and what takes the rest last. */
  private static String rank(Entry entry) {
    var rank = new StringBuilder();
    entry.route().ifPresent(route -> rank.append(kinds(route)));
    return rank.append('9').toString();
  }

  private static String kinds(Route route) {
    var kinds = new StringBuilder();
    for (var segment : route.path().substring(1).split("/", -1)) {
      kinds.append(segment.startsWith("{") ? segment.endsWith("+}") ? '3' : '2' : '1');
    }
    return kinds.append(route.method().equals("ANY") ? '1' : '0').toString();
  }

  /** All routes, those that say most first. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * The function that a request is for: the one whose route fits best, or where no route has the
   * method, the one whose path fits best; that function answers HEAD, and says what is allowed.
   *
   * @param method the method
   * @param path the path, percent-encoded, without its query
   * @return empty if no function has the path
   */
  public Optional<String> find(String method, String path) {
    return first(route -> serves(route, method, path)).or(() -> first(route -> fits(route, path)));
  }

  private Optional<String> first(Predicate<Route> wanted) {
    return entries.stream()
        .filter(it -> it.route().map(wanted::test).orElse(true))
        .map(Entry::function)
        .findFirst();
  }

  private static boolean fits(Route route, String path) {
    return fits(route.path(), path);
  }

  private static boolean serves(Route route, String method, String path) {
    var byMethod = route.method().equals("ANY") || route.method().equals(method);
    return byMethod && fits(route.path(), path);
  }

  private static boolean fits(String pattern, String path) {
    var wanted = pattern.split("/", -1);
    var given = path.split("/", -1);
    for (var i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && wanted[i].endsWith("+}")) {
        return given.length > i && !given[i].isEmpty();
      }
      if (i >= given.length || !fitsSegment(wanted[i], given[i])) {
        return false;
      }
    }
    return given.length == wanted.length;
  }

  private static boolean fitsSegment(String wanted, String given) {
    return wanted.startsWith("{") ? !given.isEmpty() : wanted.equals(given);
  }
}
