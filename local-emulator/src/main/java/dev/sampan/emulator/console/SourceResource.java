// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Trigger;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.trigger.EventDocument;
import dev.sampan.emulator.trigger.RefusedEventException;
import dev.sampan.emulator.trigger.SourceReport;
import dev.sampan.emulator.trigger.Sources;
import dev.sampan.emulator.trigger.UnknownSourceException;
import dev.sampan.platform.SourceEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The simulated sources of events: what there is, and events for them.
 *
 * <ul>
 *   <li>{@code GET /api/sources}
 *   <li>{@code POST /api/sources/{kind}/{source}/events} with {@code {"events": [...]}}; see {@link
 *       EventDocument}
 *   <li>{@code POST /api/sources/{kind}/{source}/messages}: the request's body is that of one
 *       event; {@code key}, {@code type} and {@code subject} may stand in the query
 * </ul>
 */
public final class SourceResource implements ControlResource {

  private static final int BODY_BYTES = 64 * 1024 * 1024;

  private final Sources sources;
  private final InstantSource clock;

  /**
   * The sources of an emulator.
   *
   * @param clock when events happen
   */
  public SourceResource(Sources sources, InstantSource clock) {
    this.sources = sources;
    this.clock = clock;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.get("/api/sources", this::list),
        ControlRoute.post("/api/sources/{kind}/{source}/events", this::events)
            .withBodyLimit(BODY_BYTES),
        ControlRoute.post("/api/sources/{kind}/{source}/messages", this::message)
            .withBodyLimit(BODY_BYTES));
  }

  private void list(ControlCall call) {
    var json = CallJson.object();
    var all = json.putArray("sources");
    for (var each : sources.sources()) {
      all.add(json(each));
    }
    call.answer(200, json);
  }

  private static JsonNode json(SourceReport source) {
    var json = CallJson.object().put("kind", source.kind().name().toLowerCase(Locale.ROOT));
    json.put("name", source.name()).put("waiting", source.waiting());
    json.put("inFlight", source.inFlight()).put("dead", source.dead());
    var all = json.putArray("subscriptions");
    for (var each : source.subscriptions()) {
      var it = all.addObject().put("function", each.function()).put("trigger", each.trigger());
      it.put("waiting", each.waiting()).put("inFlight", each.inFlight());
    }
    return json;
  }

  private void events(ControlCall call) {
    var documents = call.json().path("events");
    if (!documents.isArray() || documents.isEmpty()) {
      throw new ControlProblem(400, "events must be a list with at least one event");
    }
    var kind = kind(call);
    var events = new ArrayList<SourceEvent>();
    for (var each : documents) {
      events.add(event(kind, call, each, events.size()));
    }
    accept(call, kind, events);
  }

  private SourceEvent event(Trigger kind, ControlCall call, JsonNode document, int index) {
    try {
      return EventDocument.read(kind, call.variable("source"), document, clock.instant());
    } catch (IllegalArgumentException e) {
      throw new ControlProblem(400, "event " + (index + 1) + ": " + e.getMessage());
    }
  }

  private void message(ControlCall call) {
    var body = Base64.getEncoder().encodeToString(call.body().bytes());
    var document = CallJson.object().put("bodyBase64", body);
    for (var member : List.of("id", "key", "type", "subject")) {
      call.query(member).ifPresent(it -> document.put(member, it));
    }
    var kind = kind(call);
    accept(call, kind, List.of(event(kind, call, document, 0)));
  }

  private static Trigger kind(ControlCall call) {
    var word = call.variable("kind");
    return Arrays.stream(Trigger.values())
        .filter(it -> it != Trigger.HTTP && it != Trigger.DIRECT)
        .filter(it -> it.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () -> new ControlProblem(404, "there is no source of kind " + word + "; " + kinds()));
  }

  private static String kinds() {
    return Arrays.stream(Trigger.values())
        .filter(it -> it != Trigger.HTTP && it != Trigger.DIRECT)
        .map(it -> it.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", ", "there are ", ""));
  }

  private void accept(ControlCall call, Trigger kind, List<SourceEvent> events) {
    try {
      var chain = Chain.of(call.header("traceparent").orElse(""));
      var answer = CallJson.object().put("accepted", events.size());
      var ids = answer.putArray("ids");
      events.forEach(it -> ids.add(it.id()));
      call.answerLater(
          sources
              .accept(kind, call.variable("source"), events, chain, Duration.ZERO)
              .thenApply(done -> answer));
    } catch (UnknownSourceException e) {
      throw new ControlProblem(404, String.valueOf(e.getMessage()));
    } catch (RefusedEventException e) {
      throw new ControlProblem(e.status(), String.valueOf(e.getMessage()));
    }
  }
}
