// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.platform.AsyncResult;
import dev.sampan.platform.AsyncResult.Condition;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.wire.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What destinations and dead letter queues are told of an accepted event. */
final class AsyncRecordTest {

  private static final Instant ACCEPTED = Instant.parse("2026-11-23T08:00:00Z");
  private static final InvocationFacts FACTS =
      new InvocationFacts(
          "id-1",
          "orders",
          "us-east-1",
          "123456789012",
          3,
          ACCEPTED,
          ACCEPTED.plusSeconds(3),
          "00-11111111111111111111111111111111-2222222222222222-01");

  /** As Lambda wrote it for LocalStack's recordings: RetriesExhausted after three invocations. */
  @Test
  void lambda_tells_of_an_event_whose_retries_are_exhausted() {
    var record = record(Platform.LAMBDA, Condition.RETRIES_EXHAUSTED, 3, failure(Platform.LAMBDA));

    assertThat(record)
        .isEqualTo(
            """
            {"version":"1.0","timestamp":"2026-11-23T08:03:00.005Z",\
            "requestContext":{"requestId":"id-1",\
            "functionArn":"arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST",\
            "condition":"RetriesExhausted","approximateInvokeCount":3},\
            "requestPayload":{"order":1},\
            "responseContext":{"statusCode":200,"executedVersion":"$LATEST",\
            "functionError":"Unhandled"},\
            "responsePayload":{"errorType":"Bad","errorMessage":"no"}}""");
  }

  @Test
  void lambda_tells_of_a_success() {
    var record =
        record(
            Platform.LAMBDA,
            Condition.SUCCESS,
            1,
            new DirectOutcome.Returned(Body.of("{\"total\":5}")));

    assertThat(record)
        .contains("\"condition\":\"Success\"")
        .contains("\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"$LATEST\"}")
        .endsWith("\"responsePayload\":{\"total\":5}}");
  }

  @Test
  void lambda_tells_of_no_response_where_there_was_none() {
    var record = record(Platform.LAMBDA, Condition.AGE_EXCEEDED, 0, null);

    assertThat(record)
        .contains("\"condition\":\"EventAgeExceeded\",\"approximateInvokeCount\":0")
        .doesNotContain("response");
  }

  @Test
  void scf_puts_the_event_and_the_error_into_the_dead_letter() {
    var record = record(Platform.SCF, Condition.RETRIES_EXHAUSTED, 3, failure(Platform.SCF));

    assertThat(record)
        .startsWith("{\"RequestId\":\"id-1\",\"ErrorCode\":430,")
        .contains("\"FunctionName\":\"orders\"")
        .contains("\"ClientContext\":\"{\\\"order\\\":1}\"")
        .contains("\"InvocationType\":\"Event\"")
        .contains("\"RetryNum\":2,\"Ttl\":21600");
  }

  @Test
  void scf_and_cloud_run_tell_nobody_of_a_success() {
    var success =
        result(Condition.SUCCESS, 1, new DirectOutcome.Returned(Body.of("{\"total\":5}")));

    assertThat(NativeWires.of(Platform.SCF).asyncRecord(success, FACTS)).isEmpty();
    assertThat(NativeWires.of(Platform.CLOUDRUN).asyncRecord(success, FACTS)).isEmpty();
  }

  private static DirectOutcome failure(Platform platform) {
    var detail = "{\"errorType\":\"Bad\",\"errorMessage\":\"no\"}";
    return new DirectOutcome.Failed(
        NativeWires.of(platform).directFailure(FailureKind.FUNCTION_ERROR, FACTS, detail));
  }

  private static String record(
      Platform platform, Condition condition, int invocations, @Nullable DirectOutcome outcome) {
    var record =
        NativeWires.of(platform).asyncRecord(result(condition, invocations, outcome), FACTS);
    assertThat(Json.parse(record.orElseThrow())).isPresent();
    return record.orElseThrow().text();
  }

  private static AsyncResult result(
      Condition condition, int invocations, @Nullable DirectOutcome outcome) {
    var ended = ACCEPTED.plusSeconds(180).plusMillis(5);
    return new AsyncResult(
        condition, Body.of("{\"order\":1}"), ACCEPTED, invocations, ended, outcome);
  }
}
