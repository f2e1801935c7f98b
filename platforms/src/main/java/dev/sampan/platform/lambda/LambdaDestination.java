// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sampan.Body;
import dev.sampan.platform.AsyncResult;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Lambda's invocation record for destinations, version 1.0 (docs.aws.amazon.com/lambda/latest/dg/
 * invocation-async-retain-records.html).
 */
final class LambdaDestination {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LambdaDestination() {}

  static Body of(AsyncResult result, InvocationFacts facts) {
    var record = Json.object().put("version", "1.0");
    record.put("timestamp", time(result.endedAt()));
    record
        .putObject("requestContext")
        .put("requestId", facts.id())
        .put("functionArn", RuntimeHeaders.functionArn(facts) + ":$LATEST")
        .put("condition", condition(result.condition()))
        .put("approximateInvokeCount", result.invocations());
    record.set("requestPayload", json(result.request()));
    var outcome = result.outcome();
    if (outcome != null) {
      putResponse(record, outcome);
    }
    return Json.body(record);
  }

  static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String condition(AsyncResult.Condition condition) {
    return switch (condition) {
      case SUCCESS -> "Success";
      case RETRIES_EXHAUSTED -> "RetriesExhausted";
      case AGE_EXCEEDED -> "EventAgeExceeded";
      case ZERO_RESERVED -> "ZeroReservedConcurrency";
    };
  }

  private static void putResponse(ObjectNode record, DirectOutcome outcome) {
    var context =
        record
            .putObject("responseContext")
            .put("statusCode", 200)
            .put("executedVersion", "$LATEST");
    if (outcome instanceof DirectOutcome.Failed it) {
      context.put("statusCode", it.error().status()).put("functionError", "Unhandled");
      record.set("responsePayload", json(it.error().body()));
    } else {
      record.set("responsePayload", json(((DirectOutcome.Returned) outcome).result()));
    }
  }

  private static JsonNode json(Body body) {
    return Json.parse(body)
        .orElseGet(
            () ->
                body.bytes().length == 0 ? NullNode.getInstance() : TextNode.valueOf(body.text()));
  }
}
