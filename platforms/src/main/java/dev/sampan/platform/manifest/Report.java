// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Collects what is found about a manifest that was read. */
final class Report {

  private final Manifest manifest;
  private final List<Finding> findings;
  private final Set<Platform> platforms;

  Report(Manifest manifest) {
    this(manifest, new ArrayList<>(), Set.of());
  }

  private Report(Manifest manifest, List<Finding> findings, Set<Platform> platforms) {
    this.manifest = manifest;
    this.findings = findings;
    this.platforms = platforms;
  }

  /** The same report, for what is found about one platform. */
  Report on(Platform platform) {
    return new Report(manifest, findings, Set.of(platform));
  }

  void add(Severity severity, String key, String found, String expected, String remedy) {
    var line = manifest.line(key);
    findings.add(
        new Finding(severity, manifest.file(), line, key, found, expected, remedy, platforms));
  }

  void error(String key, String found, String expected, String remedy) {
    add(Severity.ERROR, key, found, expected, remedy);
  }

  /** All findings, in the order of the file; what several platforms have in common is one. */
  List<Finding> findings() {
    findings.sort(Comparator.comparingInt(Finding::line));
    return SharedFindings.merged(findings);
  }

  static String key(FunctionSpec function, String key) {
    return "functions." + function.name() + "." + key;
  }

  static String key(FunctionSpec function, TriggerSpec trigger, String key) {
    var at = function.triggers().indexOf(trigger);
    var path = key(function, "triggers[" + at + "]." + word(trigger));
    return key.isEmpty() ? path : path + "." + key;
  }

  /** The manifest's word for the kind of a trigger. */
  static String word(TriggerSpec trigger) {
    return trigger.word();
  }
}
