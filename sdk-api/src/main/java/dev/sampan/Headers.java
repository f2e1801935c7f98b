// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * HTTP headers, immutable. Names are kept in lower case and compared without regard to case; order
 * and repeats are kept.
 *
 * <p>A name must be a token of RFC 9110. A value must not hold control characters other than tab,
 * nor characters above U+00FF; so a value taken from a user cannot add a header or end the head.
 * Anything else is an {@link IllegalArgumentException}.
 */
public final class Headers {

  private static final Headers NONE = new Headers(new String[0]);

  /** Name, value, name, value … */
  private final String[] fields;

  private Headers(String[] fields) {
    this.fields = fields;
  }

  /** No headers. */
  public static Headers of() {
    return NONE;
  }

  /**
   * Headers in the given order.
   *
   * @param namesAndValues name, value, name, value …; a name may come more than once
   * @throws IllegalArgumentException if a name or a value may not stand in a header, or a value is
   *     missing
   */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("A header has no value: " + namesAndValues.length);
    }
    String[] fields = new String[namesAndValues.length];
    for (int i = 0; i < fields.length; i += 2) {
      fields[i] = FieldSyntax.headerName(namesAndValues[i]);
      fields[i + 1] = FieldSyntax.headerValue(fields[i], namesAndValues[i + 1]);
    }
    return new Headers(fields);
  }

  /** The first value of the header, if it is there. */
  public Optional<String> first(String name) {
    return Optional.ofNullable(value(name));
  }

  /** The first value of the header; null if it is not there. */
  @Nullable String value(String name) {
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        return fields[i + 1];
      }
    }
    return null;
  }

  /** All values of the header in their order; empty if it is not there. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      if (fields[i].equalsIgnoreCase(name)) {
        values.add(fields[i + 1]);
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** The names, in lower case, in the order of their first use. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < fields.length; i += 2) {
      names.add(fields[i]);
    }
    return Collections.unmodifiableSet(names);
  }

  /** How many header lines there are, repeats counted. */
  public int size() {
    return fields.length / 2;
  }

  /** The name of a header line, in lower case; lines count from 0. */
  public String name(int line) {
    return fields[2 * Objects.checkIndex(line, size())];
  }

  /** The value of a header line; lines count from 0. */
  public String value(int line) {
    return fields[2 * Objects.checkIndex(line, size()) + 1];
  }

  /** These headers with this one in place of any of its name. */
  public Headers with(String name, String value) {
    return without(name).and(name, value);
  }

  /** These headers and one more, also if one of its name is there. */
  public Headers and(String name, String value) {
    String[] more = Arrays.copyOf(fields, fields.length + 2);
    more[fields.length] = FieldSyntax.headerName(name);
    more[fields.length + 1] = FieldSyntax.headerValue(more[fields.length], value);
    return new Headers(more);
  }

  /** These headers without those of the given name. */
  public Headers without(String name) {
    if (value(name) == null) {
      return this;
    }
    String[] kept = new String[fields.length];
    int length = 0;
    for (int i = 0; i < fields.length; i += 2) {
      if (!fields[i].equalsIgnoreCase(name)) {
        kept[length++] = fields[i];
        kept[length++] = fields[i + 1];
      }
    }
    return new Headers(Arrays.copyOf(kept, length));
  }

  /** Equal if the lines are, in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Headers that && Arrays.equals(fields, that.fields);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(fields);
  }

  /** The names only; values may be secret. */
  @Override
  public String toString() {
    return "Headers" + names();
  }
}
