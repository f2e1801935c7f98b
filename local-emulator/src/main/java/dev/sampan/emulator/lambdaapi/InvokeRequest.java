// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.function.DirectCall;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.platform.Platform;
import dev.sampan.platform.lambda.Lineage;
import dev.sampan.platform.lambda.RuntimeHeaders;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.wire.TraceContext;
import java.io.IOException;
import java.util.Base64;
import java.util.UUID;

/** What a call of {@code Invoke} asks for. */
final class InvokeRequest {

  /** The longest client context, in base64. */
  private static final int MOST_CONTEXT = 3583;

  /** The longest payload of a caller who waits; more is refused before it is looked at. */
  private static final long MOST_BYTES =
      Profile.of(Platform.LAMBDA).get(Limit.REQUEST_BYTES).value();

  private static final ObjectMapper JSON = new ObjectMapper();

  private InvokeRequest() {}

  /**
   * The call that is asked for.
   *
   * @param waits whether the caller waits for the result; only then it may give a context
   * @throws LambdaProblem 400 if a header is wrong, 413 if the payload is too long to wait for
   */
  static DirectCall of(LambdaCall call, FunctionRef function, boolean waits) {
    if (waits && call.body().bytes().length > MOST_BYTES) {
      throw LambdaProblem.tooLarge(call.body().bytes().length, "RequestResponse", MOST_BYTES);
    }
    var headers = Headers.of(RuntimeHeaders.FUNCTION_ARN, Versions.arn(function));
    if (waits && call.header("X-Amz-Client-Context").isPresent()) {
      headers = headers.with(RuntimeHeaders.CLIENT_CONTEXT, context(call));
    }
    if (call.header("X-Amz-Tenant-Id").isPresent()) {
      headers = headers.with(RuntimeHeaders.TENANT_ID, call.header("X-Amz-Tenant-Id").get());
    }
    return DirectCall.of(id(call), payload(call), chain(call), headers);
  }

  private static Body payload(LambdaCall call) {
    return call.body().bytes().length == 0 ? Body.of("{}") : call.body();
  }

  private static UUID id(LambdaCall call) {
    var given = call.header("x-amzn-RequestId");
    if (given.isEmpty()) {
      return UUID.randomUUID();
    }
    try {
      var id = UUID.fromString(given.get());
      if (id.toString().equalsIgnoreCase(given.get())) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw noId(given.get());
    }
    throw noId(given.get());
  }

  private static LambdaProblem noId(String given) {
    return LambdaProblem.content("The x-amzn-RequestId " + given + " is no UUID.");
  }

  private static String context(LambdaCall call) {
    var text = call.header("X-Amz-Client-Context").orElse("");
    if (text.length() > MOST_CONTEXT) {
      throw LambdaProblem.content(
          "Client context must be at most " + MOST_CONTEXT + " bytes in base64.");
    }
    try {
      var json = JSON.readTree(Base64.getDecoder().decode(text));
      if (json != null && json.isObject()) {
        return ascii(json);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw noContext();
    }
    throw noContext();
  }

  private static LambdaProblem noContext() {
    return LambdaProblem.content("Client context must be a valid Base64-encoded JSON object.");
  }

  /** The same JSON in characters that a header can carry. */
  private static String ascii(JsonNode json) {
    var text = new StringBuilder();
    json.toString()
        .chars()
        .forEach(
            it -> {
              if (it < 0x7f) {
                text.append((char) it);
              } else {
                text.append("\\u%04x".formatted(it));
              }
            });
    return text.toString();
  }

  private static Chain chain(LambdaCall call) {
    var trace = call.header("X-Amzn-Trace-Id").orElse("");
    return Chain.of(
        Lineage.hops(trace), TraceContext.ofXray(trace).map(TraceContext::traceparent).orElse(""));
  }
}
