// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.Trigger;
import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.instance.PublishAccess;
import dev.sampan.emulator.instance.PublishAccess.Holder;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.invocation.Lineage;
import dev.sampan.emulator.trigger.PublishedEvent;
import dev.sampan.emulator.trigger.RefusedEventException;
import dev.sampan.emulator.trigger.Sources;
import dev.sampan.emulator.trigger.UnknownSourceException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What instances publish: {@code POST /api/publications/{kind}/{name}}, answered with 201 when it
 * is on disk. An instance has a token of its own, good for this and for nothing else.
 */
public final class PublishResource implements ControlResource {

  /** Where it is. */
  public static final String PATH = "/api/publications";

  private static final int BODY_BYTES = 16 * 1024 * 1024;
  private static final String BEARER = "Bearer ";
  private static final Map<String, Trigger> KINDS =
      Map.of("queue", Trigger.QUEUE, "topic", Trigger.TOPIC, "bus", Trigger.BUS);

  private final PublishAccess access;
  private final Functions functions;
  private final Lineage lineage;
  private final Sources sources;
  private final InstantSource clock;

  /**
   * Takes what functions publish.
   *
   * @param access tells who has which token
   * @param functions say what they publish to
   * @param lineage tells how many invocations stand before another
   * @param sources accept it
   * @param clock the time
   */
  public PublishResource(
      PublishAccess access,
      Functions functions,
      Lineage lineage,
      Sources sources,
      InstantSource clock) {
    this.access = access;
    this.functions = functions;
    this.lineage = lineage;
    this.sources = sources;
    this.clock = clock;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.post(PATH + "/{kind}/{name}", this::publish)
            .withBodyLimit(BODY_BYTES)
            .forAnybody());
  }

  private void publish(ControlCall call) {
    var holder = holder(call);
    var kind = KINDS.get(call.variable("kind"));
    if (kind == null) {
      throw new ControlProblem(404, "nothing is published to a " + call.variable("kind"));
    }
    var name = call.variable("name");
    requireLeave(holder, kind.name().toLowerCase(Locale.ROOT), name);
    var published = new PublishedEvent(call.json());
    var event = published.event(kind, clock.instant());
    var hops = lineage.after(published.invocation());
    try {
      var chain = Chain.of(hops, published.traceparent());
      var accepted = sources.accept(kind, name, List.of(event), chain, published.delay());
      var id = CallJson.object().put("id", event.id());
      call.answerLater(201, accepted.thenApply(done -> id));
    } catch (UnknownSourceException e) {
      throw new ControlProblem(404, String.valueOf(e.getMessage()));
    } catch (RefusedEventException e) {
      throw new ControlProblem(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private Holder holder(ControlCall call) {
    return call.header("Authorization")
        .filter(it -> it.startsWith(BEARER))
        .flatMap(it -> access.holder(it.substring(BEARER.length())))
        .orElseThrow(
            () ->
                new ControlProblem(
                    401, "the token in SAMPAN_PUBLISH_TOKEN is missing, or of another run"));
  }

  /** The runtime asks itself; a command in place of a handler may not. */
  private void requireLeave(Holder holder, String kind, String name) {
    var leave =
        functions.find(holder.platform(), holder.function()).stream()
            .flatMap(it -> it.publishes().stream())
            .anyMatch(it -> it.toString().equals(kind + ":" + name));
    if (!leave) {
      throw new ControlProblem(
          403,
          holder.function()
              + " may not publish to the "
              + kind
              + " "
              + name
              + (": add { " + kind + ": " + name + " } under functions.")
              + (holder.function() + ".publishes in sampan.yaml"));
    }
  }
}
