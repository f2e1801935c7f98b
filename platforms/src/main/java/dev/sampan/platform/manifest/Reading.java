// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.fault.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** What one reading of a manifest has come to know: its findings and where each key stands. */
final class Reading {

  private final Path file;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  Reading(Path file) {
    this.file = file;
  }

  void at(String key, Node node) {
    lines.put(key, Nodes.line(node));
  }

  void error(Node node, String key, String found, String expected, String remedy) {
    error(Nodes.line(node), key, found, expected, remedy);
  }

  void error(int line, String key, String found, String expected, String remedy) {
    findings.add(new Finding(Severity.ERROR, file, line, key, found, expected, remedy, Set.of()));
  }

  /** The manifest of these parts, if nothing was found wrong. */
  Manifest manifest(List<FunctionSpec> functions, List<BucketSpec> buckets, List<Fault> faults)
      throws ManifestException {
    if (!findings.isEmpty()) {
      throw failure();
    }
    return new Manifest(file, functions, buckets, faults, lines);
  }

  /** All that was found, in the order of the file. */
  ManifestException failure() {
    findings.sort(Comparator.comparingInt(Finding::line));
    return new ManifestException(findings);
  }
}
