// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What led to an invocation.
 *
 * @param hops how many invocations stand before it, each of which published what started the next
 * @param traceparent the W3C trace context of whoever asked for it; empty if there is none
 * @param since when the oldest event that it handles was accepted; null if it handles none
 * @param attempt which attempt at those events it is, from 1
 */
public record Chain(int hops, String traceparent, @Nullable Instant since, int attempt) {

  /** Nothing did. */
  public static final Chain NONE = new Chain(0, "", null, 1);

  private static final String HOPS = "chain-hops";
  private static final String TRACE = "chain-trace";

  /** Somebody asked for it within a trace. */
  public static Chain of(String traceparent) {
    return new Chain(0, traceparent, null, 1);
  }

  /** An invocation with so many before it published something. */
  public static Chain of(int hops, String traceparent) {
    return new Chain(hops, traceparent, null, 1);
  }

  /** What an entry of the journal says. */
  public static Chain read(Map<String, String> headers, Instant acceptedAt, int attempt) {
    return new Chain(hops(headers), headers.getOrDefault(TRACE, ""), acceptedAt, attempt);
  }

  /** How many invocations stand before the event of an entry. */
  public static int hops(Map<String, String> headers) {
    var hops = headers.get(HOPS);
    return hops == null ? 0 : Integer.parseInt(hops);
  }

  /** Whether a function must not be run, so that a loop ends. */
  public boolean isLoop(Platform platform, FunctionSpec function) {
    return hops > most(platform) && !function.mayLoop(platform);
  }

  private static int most(Platform platform) {
    return Profile.of(platform).get(Limit.CHAIN_MAX).intValue();
  }

  /** What an entry says that is let through once more, and nothing that comes of it. */
  public static Map<String, String> last(Platform platform) {
    return Map.of(HOPS, Integer.toString(most(platform)));
  }

  /** What an entry of the journal is to say. */
  public Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    if (hops > 0) {
      headers.put(HOPS, Integer.toString(hops));
    }
    if (!traceparent.isEmpty()) {
      headers.put(TRACE, traceparent);
    }
    return headers;
  }

  /** What led to the events of a batch: the longest way, the first trace, the longest wait. */
  public Chain and(Chain other) {
    return new Chain(
        Math.max(hops, other.hops),
        traceparent.isEmpty() ? other.traceparent : traceparent,
        since == null || (other.since != null && other.since.isBefore(since)) ? other.since : since,
        Math.max(attempt, other.attempt));
  }
}
