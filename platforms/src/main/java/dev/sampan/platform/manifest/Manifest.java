// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.platform.fault.Fault;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A manifest that was read and is well formed. Immutable.
 *
 * @param file the file it was read from
 * @param functions the functions, in the file's order; at least one if it was read
 * @param buckets the buckets, those that are only the source of a trigger among them
 * @param faults what goes wrong in the emulator, unless it is told otherwise
 * @param lines the line, from 1, of each key path, such as {@code functions.orders.memory}
 */
public record Manifest(
    Path file,
    List<FunctionSpec> functions,
    List<BucketSpec> buckets,
    List<Fault> faults,
    Map<String, Integer> lines) {

  /** The name of the file that every project has at its root. */
  public static final String FILE_NAME = "sampan.yaml";

  /** Copies the collections, and adds the buckets that triggers name. */
  public Manifest {
    Objects.requireNonNull(file, "file");
    functions = List.copyOf(functions);
    buckets = withSources(buckets, functions);
    faults = List.copyOf(faults);
    lines = Map.copyOf(lines);
  }

  /** A manifest of these functions, of which no line is known. */
  public static Manifest of(Path file, FunctionSpec... functions) {
    return new Manifest(file, List.of(functions), List.of(), List.of(), Map.of());
  }

  /**
   * Reads a manifest.
   *
   * @param dirOrFile the manifest, or a directory that holds one named {@value #FILE_NAME}
   * @throws ManifestException if there is none, if it cannot be read, or if anything in it is
   *     wrong; it carries every finding
   */
  public static Manifest read(Path dirOrFile) throws ManifestException {
    return ManifestFile.read(dirOrFile);
  }

  /** The function of this name. */
  public Optional<FunctionSpec> function(String name) {
    return functions.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Whether any function serves a WebSocket API. */
  public boolean hasWebSockets() {
    return functions.stream()
        .flatMap(it -> it.triggers().stream())
        .anyMatch(it -> it instanceof WebSocketTrigger);
  }

  /** The manifest with every function as it is on this platform. */
  public Manifest on(Platform platform) {
    var there = functions.stream().map(each -> each.on(platform)).toList();
    return new Manifest(file, there, buckets, faults, lines);
  }

  /** The line of this key path, else of the nearest key above it that has one, else 0. */
  public int line(String key) {
    for (var path = key; !path.isEmpty(); path = parent(path)) {
      var line = lines.get(path);
      if (line != null) {
        return line;
      }
    }
    return 0;
  }

  private static List<BucketSpec> withSources(
      List<BucketSpec> declared, List<FunctionSpec> functions) {
    var all = new LinkedHashMap<String, BucketSpec>();
    declared.forEach(it -> all.put(it.name(), it));
    for (var function : functions) {
      for (var trigger : function.triggers()) {
        if (trigger instanceof ObjectTrigger) {
          all.putIfAbsent(trigger.source(), BucketSpec.byDefault(trigger.source()));
        }
      }
    }
    return List.copyOf(all.values());
  }

  private static String parent(String key) {
    return key.substring(0, Math.max(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('['))));
  }
}
