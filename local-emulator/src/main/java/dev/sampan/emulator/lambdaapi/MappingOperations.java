// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Trigger;
import dev.sampan.emulator.lambdaapi.Mappings.Mapping;
import dev.sampan.platform.manifest.FunctionSpec;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Event source mappings: a queue, a stream or a table that calls a function. */
final class MappingOperations {

  private static final String ALL = "/2015-03-31/event-source-mappings";
  private static final String ONE = ALL + "/{UUID}";

  private final LambdaHost host;
  private final Versions versions;
  private final Mappings mappings;
  private final Overlay overlay;
  private final MappingJson json;

  MappingOperations(LambdaHost host, Versions versions, Mappings mappings, Overlay overlay) {
    this.host = host;
    this.versions = versions;
    this.mappings = mappings;
    this.overlay = overlay;
    this.json = new MappingJson(host.triggers());
  }

  List<LambdaRoute> routes() {
    return List.of(
        LambdaRoute.of("CreateEventSourceMapping", "POST", ALL, this::create),
        LambdaRoute.of("ListEventSourceMappings", "GET", ALL, this::list),
        LambdaRoute.of("GetEventSourceMapping", "GET", ONE, this::get),
        LambdaRoute.of("UpdateEventSourceMapping", "PUT", ONE, this::update),
        LambdaRoute.of("DeleteEventSourceMapping", "DELETE", ONE, this::delete));
  }

  private void create(LambdaCall call) {
    var asked = Members.of(call);
    var ref = FunctionRef.of(asked.requiredText("FunctionName"));
    var function = versions.require(ref);
    var source = source(asked.requiredText("EventSourceArn"));
    requireHeard(function, source);
    requireNew(function, source);
    var id = UUID.randomUUID();
    var name = name(function, source, id);
    var trigger = MappingSettings.of(source, name, asked, host.clock().instant());
    var enabled = asked.flag("Enabled").orElse(true);
    var made = new Mapping(id, function.name(), trigger, enabled, host.clock().instant());
    mappings.put(made);
    overlay.remapped();
    call.answer(202, json.of(made, "Creating"));
  }

  private static Resource source(String arn) {
    return Resource.of(arn)
        .filter(it -> it.kind() != Trigger.TOPIC)
        .orElseThrow(
            () ->
                LambdaProblem.invalid(
                    "The emulator has no event source "
                        + arn
                        + "; queues of SQS, streams of Kinesis and streams of DynamoDB tables are"
                        + " simulated. The ARN of a table's stream ends with"
                        + " :table/NAME/stream/LABEL."));
  }

  /**
   * Refuses what the handler would take for a direct call: an event is only ever what a declared
   * trigger sends. A function without triggers is called with native events as they are.
   */
  private static void requireHeard(FunctionSpec function, Resource source) {
    var heard = function.triggers().stream().anyMatch(it -> it.kind() == source.kind());
    if (function.handler() != null && !function.triggers().isEmpty() && !heard) {
      var kind = source.kind().name().toLowerCase(Locale.ROOT);
      throw LambdaProblem.invalid(
          ("The function %s has no %s trigger in sampan.yaml, so its handler would take what the"
                  + " mapping delivers for a direct call. Declare a trigger of that kind, such as"
                  + " %s: { source: %s }.")
              .formatted(function.name(), kind, kind, source.source()));
    }
  }

  private void requireNew(FunctionSpec function, Resource source) {
    for (var each : mappings.all()) {
      if (each.function().equals(function.name())
          && each.trigger().kind() == source.kind()
          && each.trigger().source().equals(source.source())) {
        throw LambdaProblem.conflict(
            ("An event source mapping with event source (\"%s\") and function (\"%s\") already"
                    + " exists. Please update or delete the existing mapping with UUID %s")
                .formatted(MappingJson.arn(each.trigger()), function.name(), each.id()));
      }
    }
  }

  /** What a mapping of a stream that was deleted did not deliver is nothing to the next one. */
  private static String name(FunctionSpec function, Resource source, UUID id) {
    return source.kind() == Trigger.QUEUE && function.trigger(source.source()).isEmpty()
        ? source.source()
        : source.source() + "-" + id.toString().substring(0, 8);
  }

  private void list(LambdaCall call) {
    var function = call.query("FunctionName").map(it -> FunctionRef.of(it).name());
    var source = call.query("EventSourceArn").map(MappingOperations::source);
    Page.answer(
        call,
        "EventSourceMappings",
        mappings.all().stream()
            .filter(it -> function.isEmpty() || function.get().equals(it.function()))
            .filter(
                it ->
                    source.isEmpty()
                        || (source.get().source().equals(it.trigger().source())
                            && source.get().kind() == it.trigger().kind()))
            .map(json::of)
            .toList());
  }

  private Mapping require(LambdaCall call) {
    return mappings
        .find(call.variable("UUID"))
        .orElseThrow(() -> LambdaProblem.notFound("The resource you requested does not exist."));
  }

  private void get(LambdaCall call) {
    call.answer(200, json.of(require(call)));
  }

  private void update(LambdaCall call) {
    var before = require(call);
    var asked = Members.of(call);
    asked
        .text("FunctionName")
        .map(FunctionRef::of)
        .filter(it -> !it.name().equals(before.function()))
        .ifPresent(
            it -> {
              throw LambdaProblem.invalid(
                  "The emulator does not move a mapping to another function; delete it and create"
                      + " one.");
            });
    var enabled = asked.flag("Enabled").orElse(before.enabled());
    var trigger = MappingSettings.changed(before.trigger(), asked);
    var after = before.with(trigger, enabled, host.clock().instant());
    mappings.put(after);
    overlay.remapped();
    call.answer(202, json.of(after, state(before.enabled(), enabled)));
  }

  private static String state(boolean before, boolean after) {
    return before == after ? "Updating" : after ? "Enabling" : "Disabling";
  }

  private void delete(LambdaCall call) {
    var mapping = require(call);
    mappings.delete(mapping);
    overlay.remapped();
    call.answer(202, json.of(mapping, "Deleting"));
  }
}
