// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.spi.HandlerType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks the WebSocket triggers of a project: each API has one function for each route. */
final class WebSocketCheck {

  private final Report report;
  private final Map<String, String> routes = new HashMap<>();
  private final Map<String, String> selections = new HashMap<>();

  WebSocketCheck(Report report) {
    this.report = report;
  }

  void check(FunctionSpec function, Optional<HandlerType> type, Set<Platform> platforms) {
    for (var trigger : function.triggers()) {
      if (trigger instanceof WebSocketTrigger it) {
        routes(function, it);
        selection(function, it);
        type.ifPresent(types -> result(function, it, types));
        platforms.forEach(platform -> served(function, it, platform));
      }
    }
  }

  private void routes(FunctionSpec function, WebSocketTrigger trigger) {
    for (var i = 0; i < trigger.routes().size(); i++) {
      var route = trigger.routes().get(i);
      var api = trigger.source() + "/" + route;
      var other = routes.putIfAbsent(api, function.name() + "'s trigger " + trigger.name());
      if (other != null) {
        report.error(
            Report.key(function, trigger, "routes[" + i + "]"),
            route,
            "a route that no other takes: " + other + " has it",
            "Remove it from one of them; a trigger without routes has $connect, $disconnect and"
                + " $default.");
      }
    }
  }

  private void selection(FunctionSpec function, WebSocketTrigger trigger) {
    var select = trigger.select();
    if (select == null) {
      return;
    }
    var other = selections.putIfAbsent(trigger.source(), select);
    if (other != null && !other.equals(select)) {
      report.error(
          Report.key(function, trigger, "select"),
          select,
          "one selection in all triggers of the API " + trigger.source() + ": " + other,
          "Say it in one of them.");
    }
  }

  private void result(FunctionSpec function, WebSocketTrigger trigger, HandlerType type) {
    if (ShapeCheck.isMute(type)) {
      report.add(
          Severity.WARNING,
          Report.key(function, trigger, ""),
          "a handler that returns " + type.output().getTypeName(),
          "a result with a statusCode: the API takes another one for a failure",
          "Return a record or a map with statusCode.");
    }
  }

  private void served(FunctionSpec function, WebSocketTrigger trigger, Platform platform) {
    if (platform != Platform.LAMBDA) {
      report
          .on(platform)
          .error(
              Report.key(function, trigger, ""),
              "a websocket trigger",
              "what "
                  + platform.id()
                  + " has: a WebSocket there is one request to a server that speaks the protocol"
                  + " itself, which Sampan's adapter does not",
              "Check with -p lambda and build with -Dsampan.platforms=lambda, or leave it out.");
    }
  }
}
