// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import java.util.List;
import java.util.Set;

/** The headers {@code X-Scf-…}: what the platform tells about a request, and nobody else may. */
final class ScfHeaders {

  private static final String PREFIX = "x-scf-";

  /** What the proxy in front of a web function sets; others of the prefix come from clients. */
  private static final Set<String> ADDED =
      Set.of(
          "x-scf-request-id",
          "x-scf-memory",
          "x-scf-timeout",
          "x-scf-version",
          "x-scf-name",
          "x-scf-namespace",
          "x-scf-region",
          "x-scf-appid",
          "x-scf-uin");

  private ScfHeaders() {}

  /** The request's id; empty if the platform sent none. */
  static String request(HttpRequest request) {
    return last(request, "x-scf-request-id");
  }

  /** The milliseconds that the request may take; 0 if the platform did not tell. */
  static long limit(HttpRequest request) {
    return Calls.timeout(last(request, "x-scf-timeout"));
  }

  // A proxy that adds a header instead of replacing it adds it after the client's.
  private static String last(HttpRequest request, String name) {
    List<String> values = request.headers().all(name);
    return values.isEmpty() ? "" : values.get(values.size() - 1);
  }

  /** The headers without those of the prefix that the platform does not set. */
  static Headers added(Headers headers) {
    return kept(headers, ADDED);
  }

  /** The headers without any of the prefix. */
  static Headers without(Headers headers) {
    return kept(headers, Set.of());
  }

  private static Headers kept(Headers headers, Set<String> allowed) {
    Headers kept = headers;
    for (String name : headers.names()) {
      if (name.startsWith(PREFIX) && !allowed.contains(name)) {
        kept = kept.without(name);
      }
    }
    return kept;
  }
}
