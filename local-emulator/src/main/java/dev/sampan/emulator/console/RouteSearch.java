// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the route of a request, or says what there is instead. */
final class RouteSearch {

  /** A route, and what its path's variables are. */
  record Found(ControlRoute route, Map<String, String> variables) {}

  private static final int MOST_HINTS = 3;
  private static final int FAR = 12;

  /** Longer paths are compared by their beginning. */
  private static final int COMPARED = 128;

  private final List<ControlRoute> routes;

  RouteSearch(List<ControlRoute> routes) {
    this.routes =
        routes.stream()
            .sorted(Comparator.comparing(ControlRoute::fixedSegments).reversed())
            .toList();
  }

  List<ControlRoute> routes() {
    return routes;
  }

  /**
   * The route of a request.
   *
   * @throws ControlProblem 404 if the path is unknown, 405 if the method is another; its header
   *     {@code Allow} is {@link #allowed}
   */
  Found find(String method, String path) {
    for (var route : routes) {
      var variables = route.match(path);
      if (variables.isPresent() && route.method().equals(method)) {
        return new Found(route, variables.get());
      }
    }
    var allowed = allowed(path);
    throw allowed.isEmpty()
        ? new ControlProblem(404, "there is no " + shortened(path) + hint(path))
        : new ControlProblem(405, shortened(path) + " takes " + allowed + ", not " + method);
  }

  /**
   * The methods that a path has, as the header {@code Allow} lists them; empty if there is none.
   */
  String allowed(String path) {
    return routes.stream()
        .filter(it -> it.match(path).isPresent())
        .map(ControlRoute::method)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private String hint(String path) {
    var near =
        routes.stream()
            .map(ControlRoute::template)
            .distinct()
            .filter(it -> distance(it, path) < FAR)
            .sorted(Comparator.comparing(it -> distance(it, path)))
            .limit(MOST_HINTS)
            .toList();
    return near.isEmpty()
        ? "; GET /api/openapi.yaml lists what there is"
        : "; did you mean " + String.join(" or ", near) + "?";
  }

  private static String shortened(String path) {
    return path.length() <= COMPARED ? path : path.substring(0, COMPARED) + "…";
  }

  /** Levenshtein's distance. */
  private static int distance(String one, String path) {
    var other = path.length() <= COMPARED ? path : path.substring(0, COMPARED);
    var above = IntStream.rangeClosed(0, other.length()).toArray();
    for (var i = 1; i <= one.length(); i++) {
      var row = new int[other.length() + 1];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + change);
      }
      above = row;
    }
    return above[other.length()];
  }
}
