// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route of an HTTP trigger: {@code GET /orders/{id}}. Immutable.
 *
 * <p>A method, or {@code ANY}; a space; a path. A variable stands for one whole segment that is not
 * empty; {@code {name+}} as the last segment stands for one or more. A route is written decoded;
 * segments of a request are decoded before they are compared, so {@code %2F} is part of a segment
 * and not a slash; a slash at the end counts.
 */
public final class Route {

  private static final String ANY = "ANY";

  private final String text;
  private final String method;
  private final List<String> segments;

  private Route(String text, String method, List<String> segments) {
    this.text = text;
    this.method = method;
    this.segments = segments;
  }

  /**
   * Reads a route.
   *
   * @throws IllegalArgumentException if it is no route; the message says why
   */
  public static Route of(String route) {
    int space = route.indexOf(' ');
    String method = space < 0 ? "" : route.substring(0, space);
    String path = route.substring(space + 1);
    if (!FieldSyntax.isToken(method) || method.equals("*") || !path.startsWith("/")) {
      throw new IllegalArgumentException(
          "A route is a method, a space and a path that starts with a slash: " + route);
    }
    if (!method.equals(method.toUpperCase(Locale.ROOT)) || hasAny(path, "?#% \t")) {
      throw new IllegalArgumentException(
          "A route has its method in upper case and its path decoded, without a query: " + route);
    }
    List<String> segments = split(path);
    requireSegments(route, segments);
    return new Route(route, method, segments);
  }

  private static boolean hasAny(String text, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      if (text.indexOf(characters.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static void requireSegments(String route, List<String> segments) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean variable = isVariable(segment);
      boolean brace = segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0;
      boolean early = isGreedy(segment) && i < segments.size() - 1;
      if ((brace && !variable) || early || (variable && names.contains(name(segment)))) {
        throw new IllegalArgumentException(
            "Variables are whole segments with names of their own, {name+} only the last: "
                + route);
      }
      if (variable) {
        names.add(name(segment));
      }
    }
  }

  /** The method; {@code ANY} for every one. */
  public String method() {
    return method;
  }

  /** The path as written, with its variables in braces. */
  public String path() {
    return text.substring(method.length() + 1);
  }

  /**
   * The variables of a request that this route matches, decoded; null if it does not match.
   *
   * @param requestMethod the request's method
   * @param requestPath the request's path, still percent-encoded, without the query
   * @throws HttpException 400 if the path has a bad percent-encoding
   */
  public @Nullable Map<String, String> match(String requestMethod, String requestPath) {
    if (!method.equals(ANY) && !method.equals(requestMethod)) {
      return null;
    }
    return matchPath(requestPath);
  }

  /**
   * The variables of a path that this route's path matches, whatever the method; null if it does
   * not match.
   *
   * @throws HttpException 400 if the path has a bad percent-encoding
   */
  public @Nullable Map<String, String> matchPath(String requestPath) {
    List<String> given = split(requestPath);
    Map<String, String> variables = new LinkedHashMap<>();
    int last = segments.size() - 1;
    boolean greedy = isGreedy(segments.get(last));
    if (given.size() < segments.size() || (!greedy && given.size() > segments.size())) {
      return null;
    }
    for (int i = 0; i <= last; i++) {
      String value = greedy && i == last ? rest(given, i) : decoded(given.get(i));
      if (!matches(segments.get(i), value, variables)) {
        return null;
      }
    }
    return variables;
  }

  private static boolean matches(String segment, String given, Map<String, String> variables) {
    if (!isVariable(segment)) {
      return segment.equals(given);
    }
    variables.put(name(segment), given);
    return !given.isEmpty();
  }

  /**
   * Whether this route goes first where both match: the earlier literal wins, then a named method.
   */
  public boolean precedes(Route other) {
    int shorter = Math.min(segments.size(), other.segments.size());
    for (int i = 0; i < shorter; i++) {
      int difference = weight(segments.get(i)) - weight(other.segments.get(i));
      if (difference != 0) {
        return difference < 0;
      }
    }
    return !method.equals(ANY) && other.method.equals(ANY);
  }

  private static int weight(String segment) {
    return isGreedy(segment) ? 2 : isVariable(segment) ? 1 : 0;
  }

  private static List<String> split(String path) {
    List<String> segments = new ArrayList<>();
    int start = path.startsWith("/") ? 1 : path.length() + 1;
    while (start <= path.length()) {
      int end = path.indexOf('/', start);
      end = end < 0 ? path.length() : end;
      segments.add(path.substring(start, end));
      start = end + 1;
    }
    return segments;
  }

  private static String rest(List<String> given, int from) {
    StringBuilder rest = new StringBuilder(decoded(given.get(from)));
    for (int i = from + 1; i < given.size(); i++) {
      rest.append('/').append(decoded(given.get(i)));
    }
    return rest.toString();
  }

  private static String decoded(String segment) {
    return Percent.decode(segment, false, "path");
  }

  private static boolean isVariable(String segment) {
    if (segment.length() < 3 || !segment.startsWith("{") || !segment.endsWith("}")) {
      return false;
    }
    String name = name(segment);
    return !name.isEmpty() && name.indexOf('{') < 0 && name.indexOf('}') < 0;
  }

  private static boolean isGreedy(String segment) {
    return segment.endsWith("+}") && isVariable(segment);
  }

  private static String name(String variable) {
    int end = variable.endsWith("+}") ? 2 : 1;
    return variable.substring(1, variable.length() - end);
  }

  /** The route as written. */
  @Override
  public String toString() {
    return text;
  }
}
