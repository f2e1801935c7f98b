// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What went wrong, as an HTTP caller is told: the problem details of RFC 9457.
 *
 * @param type names the kind of problem; {@code about:blank} if the status says it all
 * @param status the HTTP status, 400 to 599
 * @param title the kind of problem in a few words, the same each time
 * @param detail this problem in a sentence
 * @param members further members by name; texts, whole numbers and booleans need no JSON codec
 */
public record Problem(
    URI type, int status, String title, String detail, Map<String, Object> members) {

  private static final URI BLANK = URI.create("about:blank");

  /**
   * Copies the members and keeps their order.
   *
   * @throws IllegalArgumentException if the status is not from 400 to 599, or a member has the name
   *     of one of the five that RFC 9457 defines
   */
  public Problem {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(detail, "detail");
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("A problem's status is 400 to 599: " + status);
    }
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    for (Map.Entry<String, Object> member : members.entrySet()) {
      requireMember(member.getKey(), member.getValue());
    }
  }

  /** A problem whose status says it all, with the status' own words as its title. */
  public static Problem of(int status, String detail) {
    return new Problem(BLANK, status, Statuses.title(status), detail, Map.of());
  }

  /** This problem as one of a named kind. */
  public Problem withType(URI newType, String newTitle) {
    return new Problem(newType, status, newTitle, detail, members);
  }

  /** This problem with one more member, or another value for one it has. */
  public Problem with(String member, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(type, status, title, detail, more);
  }

  /** As {@code application/problem+json}. */
  Body body() {
    StringBuilder json = new StringBuilder(160).append('{');
    JsonText.member(json, "type", type.toString());
    JsonText.member(json, "title", title);
    JsonText.member(json, "status", status);
    JsonText.member(json, "detail", detail);
    for (Map.Entry<String, Object> member : members.entrySet()) {
      if (!JsonText.member(json, member.getKey(), member.getValue())) {
        return Body.json(asMap());
      }
    }
    return Body.of(json.append('}').toString());
  }

  private Map<String, Object> asMap() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", type.toString());
    all.put("title", title);
    all.put("status", status);
    all.put("detail", detail);
    all.putAll(members);
    return all;
  }

  private static void requireMember(String name, Object value) {
    Objects.requireNonNull(value, "value of a member");
    switch (name) {
      case "type", "title", "status", "detail", "instance" ->
          throw new IllegalArgumentException("Not a further member but RFC 9457's own: " + name);
      default -> {}
    }
  }
}
