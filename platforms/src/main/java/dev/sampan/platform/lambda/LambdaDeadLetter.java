// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.platform.AsyncResult;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.InvocationFacts;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What Lambda says of an event in a dead letter queue, beside the event itself
 * (docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
 */
final class LambdaDeadLetter {

  static final Set<String> NUMBERS = Set.of("ErrorCode");

  private static final int MOST_BYTES = 1024;

  private LambdaDeadLetter() {}

  /** The attributes; those of an error only if the function was run, or its platform refused. */
  static Map<String, String> attributes(AsyncResult result, InvocationFacts facts) {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("RequestID", facts.id());
    if (result.outcome() instanceof DirectOutcome.Failed it) {
      attributes.put("ErrorCode", String.valueOf(it.error().status()));
      attributes.put("ErrorMessage", brief(it.error().message()));
    }
    return attributes;
  }

  /** A text cut to so many bytes, at a whole character. */
  private static String brief(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var end = Math.min(bytes.length, MOST_BYTES);
    while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
