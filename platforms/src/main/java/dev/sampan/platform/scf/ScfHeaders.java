// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.Headers;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.manifest.FunctionSpec;
import java.util.Locale;

/** The headers in which SCF tells an instance about an invocation. */
public final class ScfHeaders {

  private static final String PREFIX = "x-scf-";

  /** HTTP/1.1 wants a host; which one an image's server sees is not documented. */
  private static final String HOST = "127.0.0.1:9000";

  private ScfHeaders() {}

  /** The headers of the custom runtime's {@code GET /runtime/invocation/next}. */
  public static Headers customRuntime(FunctionSpec function, InvocationFacts facts) {
    return Headers.of()
        .with("Content-Type", "application/json")
        .with("request_id", facts.id())
        .with("memory_limit_in_mb", Integer.toString(function.memoryMiB()))
        .with("time_limit_in_ms", Long.toString(function.timeout().toMillis()));
  }

  /**
   * The nine headers that a request to an instance's server carries. Memory is in MB and the
   * time-out in seconds: the units are not documented.
   */
  public static Headers server(Headers base, FunctionSpec function, InvocationFacts facts) {
    return withoutForged(base)
        .with("X-Scf-Request-Id", facts.id())
        .with("X-Scf-Memory", Integer.toString(function.memoryMiB()))
        .with("X-Scf-Timeout", Long.toString(function.timeout().toSeconds()))
        .with("X-Scf-Version", "$LATEST")
        .with("X-Scf-Name", facts.function())
        .with("X-Scf-Namespace", "default")
        .with("X-Scf-Region", facts.region())
        .with("X-Scf-Appid", facts.account())
        .with("X-Scf-Uin", uin(facts));
  }

  /** What an image's event function is told beyond {@link #server}: placeholders, no secrets. */
  static Headers eventInvoke(FunctionSpec function, String triggerSource, InvocationFacts facts) {
    var headers =
        server(Headers.of("Host", HOST, "Content-Type", "application/json"), function, facts)
            .with("X-Scf-Session-Token", "local-session-token")
            .with("X-Scf-Secret-Id", "local-secret-id")
            .with("X-Scf-Secret-Key", "local-secret-key");
    return triggerSource.isEmpty() ? headers : headers.with("X-Scf-Trigger-Src", triggerSource);
  }

  /** The account number that owns an application; made from the application's number. */
  static String uin(InvocationFacts facts) {
    return "1000" + facts.account();
  }

  /** The headers without any that only the platform may set. */
  static Headers withoutForged(Headers headers) {
    var kept = headers;
    for (var name : headers.names()) {
      if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
        kept = kept.without(name);
      }
    }
    return kept;
  }
}
