// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Caller;
import dev.sampan.Deadline;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.LineLog;
import dev.sampan.runtime.http.HttpReply;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the headers that come with an event. An empty header is as good as none. */
final class NextCall {

  private NextCall() {}

  /** What the headers say; null if the id is missing or cannot be part of a path. */
  static @Nullable LambdaInvocation read(HttpReply next) {
    String id = header(next, "lambda-runtime-aws-request-id");
    if (id == null || !isPathSegment(id)) {
      return null;
    }
    return new LambdaInvocation(
        id,
        millis(header(next, "lambda-runtime-deadline-ms")),
        header(next, "lambda-runtime-invoked-function-arn"),
        header(next, "lambda-runtime-trace-id"),
        header(next, "lambda-runtime-client-context"),
        header(next, "lambda-runtime-cognito-identity"),
        header(next, "lambda-runtime-aws-tenant-id"));
  }

  private static @Nullable String header(HttpReply next, String name) {
    return next.header(name).orElse(null);
  }

  private static boolean isPathSegment(String id) {
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c <= ' ' || c >= 127 || c == '/' || c == '?' || c == '#' || c == '%') {
        return false;
      }
    }
    return true;
  }

  private static long millis(@Nullable String text) {
    try {
      return text == null ? 0 : Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static Call call(
      LambdaInvocation invocation, Environment environment, int timeoutSeconds, boolean first) {
    Instant deadline =
        invocation.deadlineMillis() > 0
            ? Instant.ofEpochMilli(invocation.deadlineMillis())
            : environment.clock().instant().plusSeconds(timeoutSeconds);
    String id = invocation.requestId();
    Call call =
        Call.of(id, new Deadline(deadline, environment.clock()), log(invocation, environment))
            .withColdStart(first)
            .withTrace(XRayTrace.read(invocation.traceId()))
            .withAttribute(invocation);
    String identity = invocation.cognitoIdentity();
    return identity == null ? call : withCaller(call, identity);
  }

  private static LineLog log(LambdaInvocation invocation, Environment environment) {
    String tenant = invocation.tenantId() == null ? "" : invocation.tenantId();
    return LineLog.ofTenant("lambda", environment, invocation.requestId(), tenant);
  }

  private static Call withCaller(Call call, String identity) {
    Caller caller = CognitoCaller.of(identity);
    return caller == null ? call : call.withAttribute(caller);
  }
}
