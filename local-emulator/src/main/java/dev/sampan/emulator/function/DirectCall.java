// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.platform.NativeRequest;
import java.util.Objects;
import java.util.UUID;

/**
 * A direct call with all that its caller may say of it.
 *
 * @param id the invocation's id
 * @param trigger what reports say started it, such as {@code direct}
 * @param payload JSON
 * @param chain what led to it
 * @param headers what the instance is told beside the event, in place of what the platform says by
 *     itself; only where the platform hands over events
 * @param revision the revision of the project that serves it; 0 means the present one
 */
public record DirectCall(
    UUID id, String trigger, Body payload, Chain chain, Headers headers, int revision) {

  /** Checks that nothing is missing. */
  public DirectCall {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(chain, "chain");
    Objects.requireNonNull(headers, "headers");
  }

  /** A call of which nothing more is said. */
  public static DirectCall of(Body payload, Chain chain) {
    return of(UUID.randomUUID(), payload, chain, Headers.of());
  }

  /** A call as somebody asks for by an API. */
  public static DirectCall of(UUID id, Body payload, Chain chain, Headers headers) {
    return new DirectCall(id, "direct", payload, chain, headers, 0);
  }

  /** The same call, made for a trigger. */
  public DirectCall triggeredBy(String word) {
    return new DirectCall(id, word, payload, chain, headers, revision);
  }

  /** The same call of a revision that is kept; 0 means the present one. */
  public DirectCall in(int kept) {
    return new DirectCall(id, trigger, payload, chain, headers, kept);
  }

  /** The request with what the caller says. */
  NativeRequest completed(NativeRequest request) {
    return completed(request, headers);
  }

  static NativeRequest completed(NativeRequest request, Headers said) {
    if (!(request instanceof NativeRequest.Payload it)) {
      return request;
    }
    var all = it.headers();
    for (var i = 0; i < said.size(); i++) {
      all = all.with(said.name(i), said.value(i));
    }
    return new NativeRequest.Payload(it.body(), all);
  }
}
