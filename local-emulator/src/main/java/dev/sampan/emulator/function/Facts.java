// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.invocation.Chain;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes up what a platform tells about an invocation. The account is nobody's. */
public final class Facts {

  /** Version 00 of W3C Trace Context; an id of zeros only is none. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private Facts() {}

  /** The facts of a first attempt that begins now. */
  public static InvocationFacts of(Platform platform, FunctionSpec function, UUID id, Instant now) {
    return of(platform, function, id, 1, now);
  }

  /** The facts of an invocation that somebody asked for within a trace, if it is one. */
  static InvocationFacts of(
      Platform platform, FunctionSpec function, UUID id, Chain chain, Instant now) {
    var facts = of(platform, function, id, chain.attempt(), now);
    return new InvocationFacts(
        facts.id(),
        facts.function(),
        facts.region(),
        facts.account(),
        facts.attempt(),
        facts.now(),
        facts.deadline(),
        within(chain.traceparent(), facts.traceparent()));
  }

  static InvocationFacts of(
      Platform platform, FunctionSpec function, UUID id, int attempt, Instant now) {
    var owner = Owner.of(platform);
    return new InvocationFacts(
        id.toString(),
        function.name(),
        owner.region(),
        owner.account(),
        attempt,
        now,
        now.plus(function.timeout()),
        traceparent(id, attempt));
  }

  /** Each attempt has a span of its own within the trace. */
  private static String traceparent(UUID id, int attempt) {
    var span = HexFormat.of().toHexDigits(id.getLeastSignificantBits() + attempt - 1);
    return "00-" + id.toString().replace("-", "") + "-" + span + "-01";
  }

  /** The span that was made up, within the caller's trace; as it is if the caller has none. */
  private static String within(String caller, String made) {
    if (!TRACEPARENT.matcher(caller).matches()) {
      return made;
    }
    return caller.substring(0, 36) + made.substring(36, 52) + caller.substring(52);
  }
}
