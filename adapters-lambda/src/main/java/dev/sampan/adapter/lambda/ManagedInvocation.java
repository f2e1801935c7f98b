// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sampan.runtime.json.JsonStreams;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a managed Java runtime says about an invocation, as the Runtime API would have said it. */
final class ManagedInvocation {

  private ManagedInvocation() {}

  static LambdaInvocation read(Context context, Clock clock) throws IOException {
    return new LambdaInvocation(
        context.getAwsRequestId(),
        clock.millis() + context.getRemainingTimeInMillis(),
        context.getInvokedFunctionArn(),
        context.getXrayTraceId(),
        clientContext(context.getClientContext()),
        identity(context.getIdentity()),
        context.getTenantId());
  }

  private static @Nullable String identity(@Nullable CognitoIdentity identity) throws IOException {
    if (identity == null || identity.getIdentityId() == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      json.writeStringField("cognitoIdentityId", identity.getIdentityId());
      json.writeStringField("cognitoIdentityPoolId", identity.getIdentityPoolId());
      json.writeEndObject();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static @Nullable String clientContext(@Nullable ClientContext context)
      throws IOException {
    if (context == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JsonStreams.generator(out)) {
      json.writeStartObject();
      write(json, "custom", context.getCustom());
      write(json, "env", context.getEnvironment());
      json.writeEndObject();
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, String name, @Nullable Map<String, String> values)
      throws IOException {
    if (values == null) {
      return;
    }
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }
}
