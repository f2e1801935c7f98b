// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Headers;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.wire.TraceContext;

/** The headers of the Runtime API's {@code GET /runtime/invocation/next}. */
public final class RuntimeHeaders {

  /** The name of the function as the caller said it, with version or alias. */
  public static final String FUNCTION_ARN = "Lambda-Runtime-Invoked-Function-Arn";

  /** What a caller's {@code X-Amz-Client-Context} says, no longer in base64. */
  public static final String CLIENT_CONTEXT = "Lambda-Runtime-Client-Context";

  /** The tenant that the caller names. */
  public static final String TENANT_ID = "Lambda-Runtime-Aws-Tenant-Id";

  /** The trace, in X-Ray's form. */
  static final String TRACE_ID = "Lambda-Runtime-Trace-Id";

  private RuntimeHeaders() {}

  /** The headers that go with an event; those that would be empty are left out. */
  public static Headers of(InvocationFacts facts) {
    return Headers.of()
        .with("Content-Type", "application/json")
        .with("Lambda-Runtime-Aws-Request-Id", facts.id())
        .with("Lambda-Runtime-Deadline-Ms", Long.toString(facts.deadline().toEpochMilli()))
        .with(FUNCTION_ARN, functionArn(facts))
        .with(TRACE_ID, TraceContext.of(facts.traceparent()).xray());
  }

  /** The function's unqualified Amazon resource name. */
  public static String functionArn(InvocationFacts facts) {
    return "arn:aws:lambda:"
        + facts.region()
        + ":"
        + facts.account()
        + ":function:"
        + facts.function();
  }
}
