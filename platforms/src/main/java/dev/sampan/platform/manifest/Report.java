// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Collects what is found about a manifest that was read. */
final class Report {

  private final Manifest manifest;
  private final List<Finding> findings = new ArrayList<>();

  Report(Manifest manifest) {
    this.manifest = manifest;
  }

  void add(Severity severity, String key, String found, String expected, String remedy) {
    findings.add(
        new Finding(severity, manifest.file(), manifest.line(key), key, found, expected, remedy));
  }

  void error(String key, String found, String expected, String remedy) {
    add(Severity.ERROR, key, found, expected, remedy);
  }

  /** All findings, in the order of the file. */
  List<Finding> findings() {
    findings.sort(Comparator.comparingInt(Finding::line));
    return List.copyOf(findings);
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
    return trigger.kind().name().toLowerCase(Locale.ROOT);
  }
}
