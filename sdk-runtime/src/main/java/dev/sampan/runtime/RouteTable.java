// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.HttpRequest;
import dev.sampan.Route;
import dev.sampan.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The routes of a function, of which the one that {@linkplain Route#precedes goes first} is taken.
 * {@code HEAD} takes a route of {@code GET} if it has none of its own.
 */
final class RouteTable {

  private final List<Route> routes;
  private final boolean open;

  private RouteTable(List<Route> routes, boolean open) {
    this.routes = routes;
    this.open = open;
  }

  /**
   * The routes of all HTTP triggers; a function without any takes every path.
   *
   * @throws InitException if one cannot be read
   */
  static RouteTable of(FunctionEntry function) throws InitException {
    List<Route> routes = new ArrayList<>();
    boolean open = false;
    for (TriggerEntry trigger : function.triggers()) {
      open |= trigger.kind() == Trigger.HTTP && trigger.routes().isEmpty();
      for (String route : trigger.routes()) {
        add(routes, route, trigger, function);
      }
    }
    return new RouteTable(routes, open || routes.isEmpty());
  }

  /** Keeps the routes in the order in which they are tried. */
  private static void add(
      List<Route> routes, String text, TriggerEntry trigger, FunctionEntry function)
      throws InitException {
    try {
      Route route = Route.of(text);
      int at = 0;
      while (at < routes.size() && !route.precedes(routes.get(at))) {
        at++;
      }
      routes.add(at, route);
    } catch (IllegalArgumentException e) {
      throw new InitException(
          "Sampan.ConfigRoute",
          "Function \""
              + function.name()
              + "\", trigger \""
              + trigger.name()
              + "\": "
              + e.getMessage(),
          e);
    }
  }

  /** Whether paths without a route are the function's too. */
  boolean isOpen() {
    return open;
  }

  /**
   * The request as its route matched it; the request itself if none did.
   *
   * @throws dev.sampan.HttpException 400 if the path has a bad percent-encoding
   */
  HttpRequest match(HttpRequest request) {
    HttpRequest matched = match(request, request.method());
    boolean unmatchedHead = matched == request && request.method().equals("HEAD");
    return unmatchedHead ? match(request, "GET") : matched;
  }

  private HttpRequest match(HttpRequest request, String method) {
    String path = request.path();
    for (Route each : routes) {
      Map<String, String> variables = each.match(method, path);
      if (variables != null) {
        return request.withRoute(each.toString(), variables);
      }
    }
    return request;
  }

  /** The methods of a request's path, as the {@code Allow} header has them; empty if unknown. */
  String allowed(HttpRequest request) {
    TreeSet<String> methods = new TreeSet<>();
    for (Route each : routes) {
      if (each.matchPath(request.path()) != null) {
        methods.add(each.method());
      }
    }
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return String.join(", ", methods);
  }
}
