// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that a response sets. It is always {@code Secure} and never has a {@code Domain}, so
 * only the host that set it gets it back.
 *
 * @param name a token of RFC 9110
 * @param value without spaces, quotes, commas, semicolons, backslashes, control or non-ASCII
 *     characters
 * @param path the paths it is sent for
 * @param maxAge how long it is kept, in whole seconds; null until the browser ends
 * @param httpOnly whether scripts cannot read it
 * @param sameSite when it is sent along from other sites
 */
public record Cookie(
    String name,
    String value,
    String path,
    @Nullable Duration maxAge,
    boolean httpOnly,
    SameSite sameSite) {

  /** When a browser sends a cookie along with a request that another site caused. */
  public enum SameSite {
    /** Never. */
    STRICT("Strict"),
    /** When the user follows a link. */
    LAX("Lax"),
    /** Always. */
    NONE("None");

    private final String word;

    SameSite(String word) {
      this.word = word;
    }
  }

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a part holds what would end it or start another attribute
   */
  public Cookie {
    Objects.requireNonNull(sameSite, "sameSite");
    if (!FieldSyntax.isToken(name)) {
      throw new IllegalArgumentException("Not a cookie's name: " + FieldSyntax.printable(name));
    }
    FieldSyntax.requireCookieValue(name, value);
    FieldSyntax.requireCookiePath(path);
    if (maxAge != null && maxAge.isNegative()) {
      throw new IllegalArgumentException("maxAge must not be negative: " + maxAge);
    }
  }

  /** A cookie for all paths until the browser ends, hidden from scripts, {@code SameSite=Lax}. */
  public static Cookie of(String name, String value) {
    return new Cookie(name, value, "/", null, true, SameSite.LAX);
  }

  /** A cookie that removes the one of this name from the browser. */
  public static Cookie expired(String name) {
    return of(name, "").withMaxAge(Duration.ZERO);
  }

  /** This cookie for the given paths; it must start with a slash. */
  public Cookie withPath(String newPath) {
    return new Cookie(name, value, newPath, maxAge, httpOnly, sameSite);
  }

  /** This cookie, kept for the given time. */
  public Cookie withMaxAge(Duration newMaxAge) {
    return new Cookie(name, value, path, newMaxAge, httpOnly, sameSite);
  }

  /** This cookie, sent along from other sites as given. */
  public Cookie withSameSite(SameSite newSameSite) {
    return new Cookie(name, value, path, maxAge, httpOnly, newSameSite);
  }

  /** The value of a {@code Set-Cookie} header. */
  String header() {
    StringBuilder header = new StringBuilder(80);
    header.append(name).append('=').append(value).append("; Path=").append(path);
    if (maxAge != null) {
      header.append("; Max-Age=").append(maxAge.toSeconds());
    }
    header.append("; Secure");
    if (httpOnly) {
      header.append("; HttpOnly");
    }
    return header.append("; SameSite=").append(sameSite.word).toString();
  }

  /** The name only; the value may be secret. */
  @Override
  public String toString() {
    return "Cookie[" + name + "]";
  }
}
