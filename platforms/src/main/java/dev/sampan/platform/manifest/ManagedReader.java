// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads that a function runs on Lambda Managed Instances. */
final class ManagedReader {

  private static final String KEY = "managed";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,140}");
  private static final String NAME_FORM =
      "a name of 1 to 140 letters, digits, hyphens and underscores";

  private ManagedReader() {}

  /** What the key of a platform says; null if there is none, or if what is there is wrong. */
  static @Nullable ManagedSpec read(Reading reading, Fields platform) {
    var node = platform.values().get(KEY);
    if (node == null) {
      return null;
    }
    var known = List.of("capacityProvider", "memoryPerProcessor");
    var fields = Fields.of(reading, platform.child(KEY), node, known);
    return new ManagedSpec(
        fields.textOr("capacityProvider", NAME, NAME_FORM, ManagedSpec.DEFAULT_PROVIDER),
        fields.memory("memoryPerProcessor"));
  }
}
