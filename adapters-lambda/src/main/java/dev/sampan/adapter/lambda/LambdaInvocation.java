// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import org.jspecify.annotations.Nullable;

/**
 * What Lambda says about one invocation beside its event: {@code
 * context.raw(LambdaInvocation.class)}.
 *
 * @param requestId Lambda's id of the invocation; the same for each attempt at an asynchronous one
 * @param deadlineMillis when Lambda gives up, in milliseconds since 1970; 0 if it does not say
 * @param functionArn the function as it was invoked, with its version or alias
 * @param traceId the X-Ray trace header, {@code Root=…;Parent=…;Sampled=…}
 * @param clientContext JSON that the caller sent with an SDK's client context
 * @param cognitoIdentity the caller's identity and identity pool at Amazon Cognito, as JSON
 * @param tenantId the tenant, where the function isolates tenants
 */
public record LambdaInvocation(
    String requestId,
    long deadlineMillis,
    @Nullable String functionArn,
    @Nullable String traceId,
    @Nullable String clientContext,
    @Nullable String cognitoIdentity,
    @Nullable String tenantId) {}
