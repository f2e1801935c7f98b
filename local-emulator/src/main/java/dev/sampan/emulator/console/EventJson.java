// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.OutputLine;
import java.time.Duration;
import java.time.Instant;

/**
 * What happens in an emulator, as JSON: one object each, told apart by {@code event}: {@code
 * invocation}, {@code line}, {@code instance-started}, {@code instance-ended}, {@code reloaded},
 * {@code reload-failed}, {@code trouble} or {@code refused}. Times are in milliseconds.
 */
public final class EventJson {

  private static final double NANOS = 1e6;

  private EventJson() {}

  /** An invocation that has ended. */
  public static ObjectNode of(InvocationReport report) {
    return named("invocation").setAll(ReportJson.of(report));
  }

  /**
   * A line that was printed.
   *
   * @param at when it was read
   */
  public static ObjectNode of(OutputLine line, Instant at) {
    var json = named("line").put("at", at.toString()).put("platform", line.platform().id());
    json.put("function", line.function()).put("instance", line.instance());
    json.put("invocation", line.invocation()).put("text", line.text());
    return line.system() ? json.put("system", true) : json;
  }

  /** Anything else. */
  public static ObjectNode of(EmulatorEvent event) {
    if (event instanceof EmulatorEvent.InstanceStarted it) {
      return started(it);
    } else if (event instanceof EmulatorEvent.InstanceEnded it) {
      return ended(it);
    } else if (event instanceof EmulatorEvent.Reloaded it) {
      var json = at("reloaded", it).put("revision", it.revision()).put("files", it.files());
      return json.put("took", millis(it.took()));
    } else if (event instanceof EmulatorEvent.ReloadFailed it) {
      var json = at("reload-failed", it).put("kept", it.kept());
      it.reasons().forEach(json.putArray("reasons")::add);
      return json;
    }
    if (event instanceof EmulatorEvent.Journaled it) {
      return at("journal", it).put("text", it.text());
    }
    if (event instanceof EmulatorEvent.LoopStopped it) {
      return at("loop-stopped", it)
          .put("platform", it.platform().id())
          .put("function", it.function());
    }
    if (event instanceof EmulatorEvent.Troubled it) {
      return at("trouble", it).put("text", it.text());
    }
    var it = (EmulatorEvent.Refused) event;
    var json = at("refused", it).put("method", it.method()).put("path", it.path());
    return json.put("status", it.status()).put("why", it.why());
  }

  private static ObjectNode started(EmulatorEvent.InstanceStarted it) {
    var json = at("instance-started", it).put("platform", it.platform().id());
    json.put("function", it.function()).put("instance", it.instance());
    json.put("revision", it.revision()).put("process", millis(it.startup().process()));
    return json.put("init", millis(it.startup().init()));
  }

  private static ObjectNode ended(EmulatorEvent.InstanceEnded it) {
    var json = at("instance-ended", it).put("platform", it.platform().id());
    json.put("function", it.function()).put("instance", it.instance());
    json.put("revision", it.revision()).put("served", it.served());
    return json.put("how", it.how());
  }

  private static ObjectNode at(String name, EmulatorEvent event) {
    return named(name).put("at", event.at().toString());
  }

  private static ObjectNode named(String event) {
    return CallJson.object().put("event", event);
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
