// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.function.InstanceReport;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.emulator.isolation.ResidentMemory;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.HttpTrigger;
import dev.sampan.platform.manifest.WebSocketTrigger;

/** What an emulator has and runs, as JSON. */
final class StateJson {

  private StateJson() {}

  static ObjectNode functions(Functions functions) {
    var json = CallJson.object();
    var all = json.putArray("functions");
    for (var platform : Platform.values()) {
      functions.all(platform).forEach(it -> all.add(function(platform, it)));
    }
    return json;
  }

  private static ObjectNode function(Platform platform, FunctionSpec it) {
    var json = CallJson.object().put("name", it.name()).put("platform", platform.id());
    json.put("handler", it.handler()).put("memoryMiB", it.memoryMiB());
    json.put("timeout", it.timeout().toMillis()).put("concurrency", it.concurrency());
    it.command().forEach(json.putArray("command")::add);
    var triggers = json.putArray("triggers");
    for (var trigger : it.triggers()) {
      var one = triggers.addObject().put("name", trigger.name());
      one.put("kind", trigger.word());
      one.put("source", trigger.source());
      if (trigger instanceof HttpTrigger http) {
        var routes = one.putArray("routes");
        http.routes().forEach(route -> routes.add(route.toString()));
      } else if (trigger instanceof WebSocketTrigger sockets) {
        sockets.routes().forEach(one.putArray("routes")::add);
      }
    }
    return json;
  }

  static ObjectNode instances(Functions functions, Isolation isolation) {
    var json = CallJson.object();
    var kept = json.putObject("isolation").put("id", isolation.id());
    isolation.holds().forEach(kept.putArray("holds")::add);
    isolation.lacks().forEach(kept.putArray("lacks")::add);
    var all = json.putArray("instances");
    functions.instances().forEach(it -> all.add(instance(it)));
    return json;
  }

  private static ObjectNode instance(InstanceReport it) {
    var json = CallJson.object().put("id", it.id()).put("platform", it.platform().id());
    json.put("function", it.function()).put("revision", it.revision());
    json.put("state", it.state()).put("pid", it.pid());
    ResidentMemory.ofInstance(it.pid()).ifPresent(bytes -> json.put("residentBytes", bytes));
    json.put("running", it.running()).put("served", it.served());
    return json.put("startedAt", it.startedAt().toString()).put("note", it.note());
  }
}
