// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads routes, and says which of them ask for the same requests. */
final class Routes {

  static final String FORM = "a route such as GET /orders/{id}";

  private static final Pattern ROUTE =
      Pattern.compile(
          "(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|ANY) "
              + "(/|(?:/(?:[A-Za-z0-9._~!$&'()*+;=:@-]+|\\{[A-Za-z_][A-Za-z0-9_]*}))+"
              + "(?:/\\{[A-Za-z_][A-Za-z0-9_]*\\+})?|/\\{[A-Za-z_][A-Za-z0-9_]*\\+})");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]*)(\\+?)}");

  private Routes() {}

  /** Reads a route; empty if it is none, or has a variable twice. */
  static Optional<Route> parse(String text) {
    var match = ROUTE.matcher(text);
    if (!match.matches() || repeats(match.group(2))) {
      return Optional.empty();
    }
    return Optional.of(new Route(match.group(1), match.group(2)));
  }

  private static boolean repeats(String path) {
    var names = new HashSet<String>();
    var variables = VARIABLE.matcher(path);
    while (variables.find()) {
      if (!names.add(variables.group(1))) {
        return true;
      }
    }
    return false;
  }

  /** The route without the names of its variables: the same for routes of the same requests. */
  static String shape(Route route) {
    return route.method() + " " + VARIABLE.matcher(route.path()).replaceAll("{$2}");
  }
}
