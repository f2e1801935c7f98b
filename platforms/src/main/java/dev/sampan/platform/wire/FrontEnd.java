// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What every cloud's front end does to headers and parameters, whatever the platform. */
public final class FrontEnd {

  private static final Set<String> HOP_BY_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private FrontEnd() {}

  /** Whether a header speaks of one connection only and is never passed on (RFC 9110 §7.6.1). */
  public static boolean isHopByHop(String name) {
    return HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The headers that are passed on. */
  public static Headers endToEnd(Headers headers) {
    var kept = headers;
    for (var name : headers.names()) {
      if (isHopByHop(name)) {
        kept = kept.without(name);
      }
    }
    return kept;
  }

  /** Names in lower case, each with its values joined by a comma, in order of first appearance. */
  public static Map<String, String> folded(Headers headers) {
    var folded = new LinkedHashMap<String, String>();
    for (var name : headers.names()) {
      folded.put(name.toLowerCase(Locale.ROOT), String.join(",", headers.all(name)));
    }
    return folded;
  }

  /** The path of the request's target as it stands on the wire. */
  public static String rawPath(HttpRequest request) {
    var mark = request.target().indexOf('?');
    return mark < 0 ? request.target() : request.target().substring(0, mark);
  }

  /** The query of the request's target as it stands on the wire; empty if there is none. */
  public static String rawQuery(HttpRequest request) {
    var mark = request.target().indexOf('?');
    return mark < 0 ? "" : request.target().substring(mark + 1);
  }

  /** The address of the caller, or loopback if it is not known. */
  public static String callerAddress(HttpRequest request) {
    return request.clientAddress().orElse("127.0.0.1");
  }

  /**
   * The header with one more value after what the sender gave, as {@code X-Forwarded-For} grows.
   */
  public static Headers appended(Headers headers, String name, String value) {
    var before = String.join(", ", headers.all(name));
    return headers.with(name, before.isEmpty() ? value : before + ", " + value);
  }
}
