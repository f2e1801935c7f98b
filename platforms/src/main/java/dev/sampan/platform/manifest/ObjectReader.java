// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.ObjectChanged;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the triggers on the objects of a bucket. */
final class ObjectReader {

  static final Pattern ANY = Pattern.compile("(?s).*");

  private ObjectReader() {}

  static TriggerSpec read(Fields fields, String source) {
    var on = fields.list("on", "one of " + changes(), ObjectReader::change);
    return new ObjectTrigger(
        TriggerReader.name(fields, source),
        source,
        on.isEmpty() ? List.of(ObjectChanged.Change.CREATED) : on,
        fields.textOr("prefix", ANY, "a text", ""),
        fields.textOr("suffix", ANY, "a text", ""));
  }

  private static String changes() {
    return Arrays.stream(ObjectChanged.Change.values())
        .map(ObjectReader::word)
        .collect(Collectors.joining(", "));
  }

  private static Optional<ObjectChanged.Change> change(String word) {
    return Arrays.stream(ObjectChanged.Change.values())
        .filter(change -> word(change).equals(word))
        .findFirst();
  }

  private static String word(ObjectChanged.Change change) {
    return change.name().toLowerCase(Locale.ROOT);
  }
}
