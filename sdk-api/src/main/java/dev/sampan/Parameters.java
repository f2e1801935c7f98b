// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query or a form, decoded and immutable. Names are compared exactly; order and
 * repeats are kept.
 */
public final class Parameters {

  private static final int MOST = 1_000;
  private static final Parameters NONE = new Parameters(List.of());

  /** Name, value, name, value … */
  private final List<String> fields;

  private Parameters(List<String> fields) {
    this.fields = fields;
  }

  /**
   * Decodes {@code name=value&name=value} (the URL Standard's application/x-www-form-urlencoded, in
   * UTF-8).
   *
   * @param what names the thing in errors, such as {@code query}
   * @throws HttpException 400 if a percent-encoding is bad or not UTF-8, or there are more than
   *     1,000
   */
  static Parameters parse(String encoded, String what) {
    if (encoded.isEmpty()) {
      return NONE;
    }
    List<String> fields = new ArrayList<>();
    int start = 0;
    while (start <= encoded.length()) {
      int end = encoded.indexOf('&', start);
      end = end < 0 ? encoded.length() : end;
      if (end > start) {
        add(fields, encoded.substring(start, end), what);
      }
      start = end + 1;
    }
    return new Parameters(fields);
  }

  private static void add(List<String> fields, String pair, String what) {
    if (fields.size() == 2 * MOST) {
      throw new HttpException(400, "The " + what + " has more than " + MOST + " parameters.");
    }
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    fields.add(Percent.decode(name, true, what));
    fields.add(Percent.decode(value, true, what));
  }

  /** The first value of the parameter, if it is there. */
  public Optional<String> first(String name) {
    return Optional.ofNullable(value(name));
  }

  /**
   * The first value of the parameter, parsed, if it is there.
   *
   * @param parser such as {@code Integer::valueOf}; whatever it throws means that the value is bad
   * @throws HttpException 400 that names the parameter if the value is bad; a {@link
   *     FunctionException} of the parser goes through as it is
   */
  public <T> Optional<T> first(String name, Function<String, ? extends T> parser) {
    String value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(parser.apply(value));
    } catch (FunctionException e) {
      throw e;
    } catch (RuntimeException e) {
      Problem problem = Problem.of(400, "The parameter " + name + " has a bad value.");
      throw new HttpException(HttpResponse.problem(problem), problem.detail(), e);
    }
  }

  /** All values of the parameter in their order; empty if it is not there. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i += 2) {
      if (fields.get(i).equals(name)) {
        values.add(fields.get(i + 1));
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** The names in the order of their first use. */
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < fields.size(); i += 2) {
      names.add(fields.get(i));
    }
    return Collections.unmodifiableSet(names);
  }

  private @Nullable String value(String name) {
    for (int i = 0; i < fields.size(); i += 2) {
      if (fields.get(i).equals(name)) {
        return fields.get(i + 1);
      }
    }
    return null;
  }

  /** The names only; values may be secret. */
  @Override
  public String toString() {
    return "Parameters" + names();
  }
}
