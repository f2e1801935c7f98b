// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Trigger;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.TriggerSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The event source mappings: the queue, stream and record triggers of the manifest, and what
 * callers of the API made of them and beside them. Thread-safe.
 */
final class Mappings {

  /** The kinds of triggers for which Lambda has a mapping. */
  private static final Set<Trigger> KINDS = Set.of(Trigger.QUEUE, Trigger.STREAM, Trigger.RECORD);

  /**
   * A mapping.
   *
   * @param id its id
   * @param function the function that it calls
   * @param trigger its source and how it is read
   * @param enabled whether it delivers
   * @param at when it was last changed
   */
  record Mapping(UUID id, String function, TriggerSpec trigger, boolean enabled, Instant at) {

    Mapping with(TriggerSpec changed, boolean delivers, Instant now) {
      return new Mapping(id, function, changed, delivers, now);
    }
  }

  private final LambdaHost host;
  private final Instant since;
  private final Object lock = new Object();
  private final Map<UUID, Mapping> changed = new LinkedHashMap<>();
  private final Set<UUID> deleted = new HashSet<>();

  Mappings(LambdaHost host) {
    this.host = host;
    this.since = host.clock().instant();
  }

  /** All there are: those of the manifest, in its order, and then the others. */
  List<Mapping> all() {
    var all = new ArrayList<Mapping>();
    synchronized (lock) {
      for (var function : host.functions().declared().on(Platform.LAMBDA).functions()) {
        declared(function).forEach(all::add);
        made(function).forEach(all::add);
      }
    }
    return all;
  }

  Optional<Mapping> find(String id) {
    return all().stream().filter(it -> it.id().toString().equals(id)).findFirst();
  }

  void put(Mapping mapping) {
    synchronized (lock) {
      changed.put(mapping.id(), mapping);
    }
  }

  void delete(Mapping mapping) {
    synchronized (lock) {
      changed.remove(mapping.id());
      deleted.add(mapping.id());
    }
  }

  /** Whether there is anything that the manifest does not say. */
  boolean changes(String function) {
    synchronized (lock) {
      return !deleted.isEmpty()
          || changed.values().stream().anyMatch(it -> it.function().equals(function));
    }
  }

  /** The triggers of a function with what was made of them. */
  List<TriggerSpec> triggers(FunctionSpec function) {
    var all = new ArrayList<TriggerSpec>();
    synchronized (lock) {
      function.triggers().stream().filter(it -> !KINDS.contains(it.kind())).forEach(all::add);
      declared(function).forEach(it -> all.add(it.trigger()));
      made(function).forEach(it -> all.add(it.trigger()));
    }
    return all;
  }

  /** The names of the triggers that deliver nothing. */
  Set<String> paused(FunctionSpec function) {
    var names = new HashSet<String>();
    synchronized (lock) {
      for (var each : changed.values()) {
        if (each.function().equals(function.name()) && !each.enabled()) {
          names.add(each.trigger().name());
        }
      }
    }
    return names;
  }

  private List<Mapping> declared(FunctionSpec function) {
    var all = new ArrayList<Mapping>();
    for (var trigger : function.triggers()) {
      var id = id(function.name(), trigger);
      if (KINDS.contains(trigger.kind()) && !deleted.contains(id)) {
        var asDeclared = new Mapping(id, function.name(), trigger, true, since);
        all.add(changed.getOrDefault(id, asDeclared));
      }
    }
    return all;
  }

  /** Those that the manifest does not have. */
  private List<Mapping> made(FunctionSpec function) {
    var declared = new HashSet<UUID>();
    function.triggers().forEach(it -> declared.add(id(function.name(), it)));
    return changed.values().stream()
        .filter(it -> it.function().equals(function.name()))
        .filter(it -> !declared.contains(it.id()))
        .toList();
  }

  private static UUID id(String function, TriggerSpec trigger) {
    var name = trigger.kind() + "/" + function + "/" + trigger.name();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
