// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of a database changed.
 *
 * @param change how
 * @param table the table or collection
 * @param key the record's key by column
 * @param before the record as it was, by column; null if it is new or the platform does not tell
 * @param after the record as it is, by column; null if it is gone or the platform does not tell
 */
public record RecordChanged(
    Change change,
    String table,
    Map<String, Object> key,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after) {

  /** Copies the maps and keeps their order. A column may hold null. */
  public RecordChanged {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(table, "table");
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    before = before == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(before));
    after = after == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }

  /** How a record changed. */
  public enum Change {
    /** It is new. */
    CREATED,
    /** Some of its columns changed. */
    UPDATED,
    /** It is gone. */
    DELETED
  }
}
