// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.AsyncSpec;
import dev.sampan.platform.manifest.Configuration;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.InstanceRange;
import dev.sampan.platform.manifest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What callers of the API have configured over what the manifest says. It is in force at once, and
 * for every further revision of the project, until the emulator ends. Thread-safe.
 */
final class Overlay {

  /** A reserved concurrency that was set, or taken away. */
  private record Reserved(@Nullable Integer units) {}

  /** How many instances a version keeps ready. */
  record Provisioned(int units, Instant at) {}

  /** What becomes of events, and since when. */
  record EventInvoke(AsyncSpec spec, Instant at) {}

  private final LambdaHost host;
  private final Mappings mappings;
  private final Object lock = new Object();
  private final Map<String, Reserved> reserved = new HashMap<>();
  private final Map<String, Map<String, Provisioned>> provisioned = new HashMap<>();
  private final Map<String, EventInvoke> events = new HashMap<>();
  private final Set<String> loops = new HashSet<>();

  Overlay(LambdaHost host, Mappings mappings) {
    this.host = host;
    this.mappings = mappings;
  }

  /**
   * Sets the concurrency that a function has for itself alone.
   *
   * @param units how many instances; null to give it up
   */
  void reserve(String function, @Nullable Integer units) {
    change(() -> reserved.put(function, new Reserved(units)));
  }

  /** The versions of a function that keep instances ready. */
  Map<String, Provisioned> provisioned(String function) {
    synchronized (lock) {
      return new LinkedHashMap<>(provisioned.getOrDefault(function, Map.of()));
    }
  }

  /** Has a version keep instances ready. */
  void provision(String function, String qualifier, int units) {
    var now = host.clock().instant();
    change(
        () ->
            provisioned
                .computeIfAbsent(function, it -> new LinkedHashMap<>())
                .put(qualifier, new Provisioned(units, now)));
    host.functions().keep(Platform.LAMBDA, function);
  }

  /** Has a version keep none any more. */
  void release(String function, String qualifier) {
    change(() -> provisioned.getOrDefault(function, new HashMap<>()).remove(qualifier));
  }

  /** What was configured for the events of a function; empty if nothing was. */
  Optional<EventInvoke> events(String function) {
    synchronized (lock) {
      return Optional.ofNullable(events.get(function));
    }
  }

  /** Configures what becomes of events. */
  EventInvoke handle(String function, AsyncSpec spec) {
    var set = new EventInvoke(spec, host.clock().instant());
    change(() -> events.put(function, set));
    return set;
  }

  /** What the manifest says of events counts again. */
  void forgetEvents(String function) {
    change(() -> events.remove(function));
  }

  /** Has a function go on as ever however often it started itself, or not. */
  void loop(String function, boolean allowed) {
    change(
        () -> {
          if (allowed) {
            loops.add(function);
          } else {
            loops.remove(function);
          }
        });
  }

  /** Whether a function may start itself without an end. */
  boolean loops(String function) {
    synchronized (lock) {
      return loops.contains(function);
    }
  }

  /** Puts changed mappings into force. */
  void remapped() {
    change(() -> {});
  }

  private void change(Runnable change) {
    synchronized (lock) {
      change.run();
    }
    host.functions().configure(this::over);
  }

  private Manifest over(Manifest manifest) {
    synchronized (lock) {
      var all = new ArrayList<FunctionSpec>();
      for (var function : manifest.functions()) {
        all.add(changes(function) ? over(function) : function);
      }
      return new Manifest(
          manifest.file(), all, manifest.buckets(), manifest.faults(), manifest.lines());
    }
  }

  private boolean changes(FunctionSpec function) {
    var name = function.name();
    return reserved.containsKey(name)
        || provisioned.containsKey(name)
        || events.containsKey(name)
        || loops.contains(name)
        || mappings.changes(name);
  }

  private FunctionSpec over(FunctionSpec function) {
    var name = function.name();
    var here = function.on(Platform.LAMBDA);
    var async = events.containsKey(name) ? events.get(name).spec() : here.async();
    return function.configured(
        Platform.LAMBDA,
        new Configuration(
            range(here),
            async,
            mappings.triggers(here),
            mappings.paused(here),
            loops.contains(name)));
  }

  private InstanceRange range(FunctionSpec here) {
    var own = reserved.get(here.name());
    var more =
        provisioned.getOrDefault(here.name(), Map.of()).values().stream()
            .mapToInt(Provisioned::units)
            .sum();
    var kept = here.instances().kept() + more;
    return new InstanceRange(
        kept == 0 ? null : (Integer) kept, own == null ? here.instances().max() : own.units());
  }

  /** The functions as they are on Lambda now. */
  List<FunctionSpec> functions() {
    return host.functions().all(Platform.LAMBDA);
  }
}
