// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.emulator.function.Owner;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The published versions and the aliases of functions, as callers of the API make them. A version
 * runs the revision of the project that it was published of. Thread-safe.
 */
final class Versions {

  /**
   * A published version.
   *
   * @param number from 1
   * @param revision the emulator's revision of the project that it was published from
   * @param description what its publisher says of it
   * @param at when it was published
   */
  record Version(int number, int revision, String description, Instant at) {}

  /**
   * An alias.
   *
   * @param name its name
   * @param version the version that it stands for
   * @param description what its maker says of it
   */
  record Alias(String name, String version, String description) {}

  private final LambdaHost host;
  private final Object lock = new Object();
  private final Map<String, List<Version>> versions = new LinkedHashMap<>();
  private final Map<String, Map<String, Alias>> aliases = new LinkedHashMap<>();

  Versions(LambdaHost host) {
    this.host = host;
  }

  /**
   * The function of a name, of a version that it has.
   *
   * @throws LambdaProblem 404 if there is no such function, version or alias
   */
  FunctionSpec require(FunctionRef ref) {
    return host.functions()
        .find(Platform.LAMBDA, ref.name())
        .filter(it -> version(ref).isPresent())
        .orElseThrow(() -> LambdaProblem.notFound("Function not found: " + arn(ref)));
  }

  /** The version that a qualifier stands for, {@code $LATEST} without one; empty if for none. */
  Optional<String> version(FunctionRef ref) {
    var asked = ref.qualifier();
    if (asked.isEmpty() || asked.equals(FunctionRef.LATEST)) {
      return Optional.of(FunctionRef.LATEST);
    }
    var alias = alias(ref.name(), asked);
    if (alias.isPresent()) {
      return Optional.of(alias.get().version());
    }
    return published(ref.name()).stream()
        .map(it -> Integer.toString(it.number()))
        .filter(asked::equals)
        .findFirst();
  }

  /** The revision of the project that a qualifier stands for; 0 if that is the present one. */
  int revision(FunctionRef ref) {
    var version = version(ref).orElse(FunctionRef.LATEST);
    return published(ref.name()).stream()
        .filter(it -> Integer.toString(it.number()).equals(version))
        .mapToInt(Version::revision)
        .filter(it -> it != host.functions().revision())
        .findFirst()
        .orElse(0);
  }

  /**
   * Refuses a version of a project that has changed since.
   *
   * @throws LambdaProblem 400 if it is one
   */
  void requirePresent(FunctionRef ref) {
    if (revision(ref) != 0) {
      throw LambdaProblem.invalid(
          arn(ref)
              + " is a version of the project before its last change. The emulator runs it for"
              + " callers who wait for the result; publish a new version for those who do not.");
    }
  }

  /** The name of a function as Amazon writes it, with the qualifier that was asked for. */
  static String arn(FunctionRef ref) {
    var owner = Owner.of(Platform.LAMBDA);
    return "arn:aws:lambda:%s:%s:function:%s%s"
        .formatted(
            owner.region(),
            owner.account(),
            ref.name(),
            ref.qualifier().isEmpty() ? "" : ":" + ref.qualifier());
  }

  List<Version> published(String function) {
    synchronized (lock) {
      return List.copyOf(versions.getOrDefault(function, List.of()));
    }
  }

  /**
   * Publishes a version, unless the project is the same as for the one before.
   *
   * @throws LambdaProblem 400 if too many revisions of the project are kept
   */
  Version publish(String function, String description) {
    synchronized (lock) {
      var all = versions.computeIfAbsent(function, it -> new ArrayList<>());
      var last = all.isEmpty() ? null : all.get(all.size() - 1);
      var revision = host.functions().revision();
      if (last != null && last.revision() == revision) {
        return last;
      }
      var next = new Version(all.size() + 1, kept(), description, host.clock().instant());
      all.add(next);
      return next;
    }
  }

  private int kept() {
    try {
      return host.functions().keepRevision();
    } catch (IllegalStateException e) {
      var why = "Code storage limit exceeded: " + e.getMessage();
      throw new LambdaProblem(400, "CodeStorageExceededException", why);
    }
  }

  Optional<Alias> alias(String function, String name) {
    synchronized (lock) {
      return Optional.ofNullable(aliases.getOrDefault(function, Map.of()).get(name));
    }
  }

  List<Alias> aliases(String function) {
    synchronized (lock) {
      return List.copyOf(aliases.getOrDefault(function, Map.of()).values());
    }
  }

  void put(String function, Alias alias) {
    synchronized (lock) {
      aliases.computeIfAbsent(function, it -> new LinkedHashMap<>()).put(alias.name(), alias);
    }
  }

  void removeAlias(String function, String name) {
    synchronized (lock) {
      var all = aliases.get(function);
      if (all != null) {
        all.remove(name);
      }
    }
  }
}
