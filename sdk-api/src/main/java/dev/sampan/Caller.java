// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Who called, as far as the platform or a middleware has verified it: {@code
 * context.attribute(Caller.class)}. It never comes from a token that nobody checked.
 *
 * @param scheme how the caller was verified, such as {@code iam} or {@code jwt}
 * @param id names the caller within the scheme
 * @param claims what else is known about the caller
 */
public record Caller(String scheme, String id, Map<String, String> claims) {

  /** Copies the claims and keeps their order. */
  public Caller {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(id, "id");
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }

  /** The scheme and the id; claims may be secret. */
  @Override
  public String toString() {
    return "Caller[" + scheme + " " + id + "]";
  }
}
