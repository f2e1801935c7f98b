// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import java.util.List;
import java.util.Locale;

/** Patterns of content types, as a REST API has them for what is binary. */
final class MediaTypes {

  private MediaTypes() {}

  /** Whether one of the patterns, such as {@code image/*}, is that of a content type. */
  static boolean match(List<String> patterns, String contentType) {
    var type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return patterns.stream().map(it -> it.toLowerCase(Locale.ROOT)).anyMatch(it -> is(it, type));
  }

  private static boolean is(String pattern, String type) {
    return pattern.equals("*/*")
        || pattern.equals(type)
        || (pattern.endsWith("/*") && type.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
