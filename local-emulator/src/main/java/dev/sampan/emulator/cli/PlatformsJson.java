// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.profile.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The profiles of the platforms for a program to read. */
final class PlatformsJson {

  private PlatformsJson() {}

  /** The platforms by name, each with its numbers, errors and capabilities. */
  static Map<String, Object> of(List<Profile> profiles) {
    var all = new LinkedHashMap<String, Object>();
    for (var profile : profiles) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("numbers", numbers(profile));
      fields.put("errors", errors(profile));
      fields.put("capabilities", capabilities(profile));
      all.put(profile.platform().id(), fields);
    }
    return all;
  }

  private static Map<String, Object> numbers(Profile profile) {
    var numbers = new LinkedHashMap<String, Object>();
    for (var figure : profile.numbers()) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("value", figure.value());
      fields.put("unit", lower(figure.limit().unit()));
      numbers.put(figure.limit().id(), sourced(fields, figure.source()));
    }
    return numbers;
  }

  private static Map<String, Object> errors(Profile profile) {
    var errors = new LinkedHashMap<String, Object>();
    for (var error : profile.errors().values()) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("status", error.status());
      fields.put("name", error.name());
      errors.put(error.situation().id(), sourced(fields, error.source()));
    }
    return errors;
  }

  private static Map<String, Object> capabilities(Profile profile) {
    var capabilities = new LinkedHashMap<String, Object>();
    for (var support : profile.support().values()) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("level", lower(support.level()));
      fields.put("detail", support.detail());
      capabilities.put(support.capability().id(), sourced(fields, support.source()));
    }
    return capabilities;
  }

  private static Map<String, Object> sourced(Map<String, Object> fields, Source source) {
    fields.put("kind", lower(source.kind()));
    fields.put("source", source.text());
    return fields;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
