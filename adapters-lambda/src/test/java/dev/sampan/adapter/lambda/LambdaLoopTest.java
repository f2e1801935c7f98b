// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Caller;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LambdaLoopTest {

  private static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
  private static final String TOO_LARGE =
      "HTTP/1.1 413 Too Large\r\nContent-Length: 9\r\n\r\nExceeded.";

  /** Answers with what it was sent. */
  public static final class Echo implements Handler<Map<String, Object>, Map<String, Object>> {
    final List<Context> contexts = new ArrayList<>();

    @Override
    public Map<String, Object> handle(Map<String, Object> input, Context context) {
      contexts.add(context);
      return input;
    }
  }

  /** Throws what it was made with. */
  public static final class Throwing implements Handler<String, String> {
    private final Throwable thrown;

    Throwing(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public String handle(String input, Context context) throws Exception {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (Exception) thrown;
    }
  }

  /** Waits until as many calls are in flight as the barrier wants. */
  public static final class Meeting implements Handler<String, String> {
    private final CyclicBarrier barrier = new CyclicBarrier(4);

    @Override
    public String handle(String input, Context context) throws Exception {
      barrier.await(10, TimeUnit.SECONDS);
      return input;
    }
  }

  @Test
  void answers_each_event_under_its_own_id() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", "{\"a\":1}").event("id-2", "{\"b\":2}");

    Function.of(new Echo()).run(lambda);

    assertThat(lambda.posts())
        .extracting(FakeLambda.Post::path)
        .containsExactly(
            "/2018-06-01/runtime/invocation/id-1/response",
            "/2018-06-01/runtime/invocation/id-2/response");
    assertThat(lambda.posts())
        .extracting(FakeLambda.Post::body)
        .containsExactly("{\"a\":1}", "{\"b\":2}");
  }

  @Test
  void reads_an_event_that_comes_in_chunks() throws Exception {
    FakeLambda lambda =
        new FakeLambda()
            .raw(
                "HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: id\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n");

    Function.of(new Echo()).run(lambda);

    assertThat(lambda.post().body()).isEqualTo("{\"a\":1}");
  }

  @Test
  void tells_the_handler_what_lambda_says_about_the_invocation() throws Exception {
    Echo echo = new Echo();
    long deadline = Function.NOW.toEpochMilli() + 2500;
    FakeLambda lambda =
        new FakeLambda()
            .event(
                "id-1",
                "{}",
                "Lambda-Runtime-Deadline-Ms: " + deadline,
                "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:1:function:f:live",
                "Lambda-Runtime-Trace-Id: " + TRACE,
                "Lambda-Runtime-Client-Context: {\"custom\":{}}",
                "Lambda-Runtime-Cognito-Identity: {\"cognitoIdentityId\":\"c\"}",
                "Lambda-Runtime-Aws-Tenant-Id: blue");

    Function.of(echo).run(lambda);

    Context context = echo.contexts.get(0);
    assertThat(context.invocationId()).isEqualTo("id-1");
    assertThat(context.platform()).isEqualTo("lambda");
    assertThat(context.deadline().remaining()).hasMillis(2500);
    assertThat(context.trace().traceparent())
        .isEqualTo("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01");
    assertThat(context.raw(LambdaInvocation.class))
        .contains(
            new LambdaInvocation(
                "id-1",
                deadline,
                "arn:aws:lambda:eu-west-1:1:function:f:live",
                TRACE,
                "{\"custom\":{}}",
                "{\"cognitoIdentityId\":\"c\"}",
                "blue"));
    assertThat(System.getProperty("com.amazonaws.xray.traceHeader")).isEqualTo(TRACE);

    Function.of(echo).run(new FakeLambda().event("id-2", "{}"));

    assertThat(System.getProperty("com.amazonaws.xray.traceHeader")).isNull();
  }

  @Test
  void names_the_cognito_identity_that_lambda_verified_as_the_caller() throws Exception {
    Echo echo = new Echo();
    FakeLambda lambda =
        new FakeLambda()
            .event(
                "id-1",
                "{}",
                "Lambda-Runtime-Cognito-Identity: "
                    + "{\"cognitoIdentityId\":\"c\",\"cognitoIdentityPoolId\":\"p\"}")
            .event("id-2", "{}", "Lambda-Runtime-Cognito-Identity: {\"cognitoIdentityId\":\"\"}")
            .event("id-3", "{}", "Lambda-Runtime-Cognito-Identity: nonsense")
            .event("id-4", "{}");

    Function.of(echo).run(lambda);

    assertThat(echo.contexts)
        .extracting(context -> context.attribute(Caller.class))
        .containsExactly(
            Optional.of(new Caller("cognito", "c", Map.of("identityPool", "p"))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  @Test
  void logs_in_json_for_the_tenant_if_lambda_says_so() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", "x", "Lambda-Runtime-Aws-Tenant-Id: blue");

    Function function =
        Function.of(new Throwing(new IllegalStateException("no luck")))
            .with("AWS_LAMBDA_LOG_FORMAT", "JSON")
            .run(lambda);

    assertThat(function.log())
        .contains("\"level\":\"ERROR\",\"AWSRequestId\":\"id-1\",\"tenantId\":\"blue\"}");
  }

  @Test
  void takes_an_empty_header_for_none() throws Exception {
    Echo echo = new Echo();
    FakeLambda lambda =
        new FakeLambda()
            .event(
                "id-1",
                "{}",
                "Lambda-Runtime-Deadline-Ms:",
                "Lambda-Runtime-Trace-Id: ",
                "Lambda-Runtime-Client-Context:",
                "Lambda-Runtime-Aws-Tenant-Id:");

    Function.of(echo).run(lambda);

    Context context = echo.contexts.get(0);
    assertThat(context.raw(LambdaInvocation.class))
        .contains(new LambdaInvocation("id-1", 0, null, null, null, null, null));
    assertThat(context.deadline().remaining()).hasSeconds(30);
    assertThat(context.trace().traceparent()).isEmpty();
  }

  @Test
  void calls_only_the_first_invocation_cold() throws Exception {
    Echo echo = new Echo();

    Function.of(echo).run(new FakeLambda().event("1", "{}").event("2", "{}"));

    assertThat(echo.contexts).extracting(Context::coldStart).containsExactly(true, false);
  }

  @Test
  void reports_a_failure_with_its_type_message_and_frames() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", "x").event("id-2", "y");

    Function.of(new Throwing(new IllegalStateException("no \"luck\""))).run(lambda);

    assertThat(lambda.posts()).hasSize(2);
    FakeLambda.Post post = lambda.posts().get(0);
    assertThat(post.path()).isEqualTo("/2018-06-01/runtime/invocation/id-1/error");
    assertThat(post.headers())
        .containsEntry("lambda-runtime-function-error-type", "Runtime.UserException");
    assertThat(post.body())
        .startsWith(
            "{\"errorMessage\":\"no \\\"luck\\\"\",\"errorType\":\"java.lang.IllegalStateException\""
                + ",\"stackTrace\":[\"")
        .contains("LambdaLoopTest");
  }

  @Test
  void reports_a_rejected_call_as_a_failure_too() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", "x");

    Function.of(new Throwing(new RejectedException("bad", "never"))).run(lambda);

    assertThat(lambda.post().path()).endsWith("/id-1/error");
    assertThat(lambda.post().body()).contains("RejectedException").contains("never");
  }

  @Test
  void reports_an_error_of_the_virtual_machine_and_ends() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", "x").event("id-2", "y");

    Function function = Function.of(new Throwing(new OutOfMemoryError("heap"))).run(lambda);

    assertThat(lambda.post().path()).endsWith("/id-1/error");
    assertThat(lambda.post().body()).contains("java.lang.OutOfMemoryError");
    assertThat(function.exits()).containsExactly(1);
    assertThat(lambda.polls()).isEqualTo(1);
  }

  @Test
  void goes_on_after_any_other_error() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", "x").event("id-2", "y");

    Function.of(new Throwing(new NoClassDefFoundError("x/Y"))).run(lambda);

    assertThat(lambda.posts())
        .extracting(FakeLambda.Post::path)
        .containsExactly(
            "/2018-06-01/runtime/invocation/id-1/error",
            "/2018-06-01/runtime/invocation/id-2/error");
  }

  @Test
  void says_that_a_reply_was_too_large_and_goes_on() throws Exception {
    FakeLambda lambda =
        new FakeLambda()
            .event("id-1", "{\"a\":1}")
            .event("id-2", "{}")
            .answering("id-1/response", TOO_LARGE);

    Function function = Function.of(new Echo()).run(lambda);

    assertThat(lambda.posts()).hasSize(2);
    assertThat(function.log()).contains("id-1").contains("7 bytes is too large").contains("413");
  }

  @Test
  void goes_on_after_a_reply_that_came_too_late() throws Exception {
    FakeLambda lambda =
        new FakeLambda()
            .event("id-1", "{}")
            .event("id-2", "{}")
            .event("id-3", "{}")
            .answering("id-1/response", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")
            .answering("id-2/response", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");

    Function.of(new Echo()).run(lambda);

    assertThat(lambda.posts()).hasSize(3);
  }

  @Test
  void ends_when_the_platform_answers_500() throws Exception {
    String broken = "HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n";
    FakeLambda onPost =
        new FakeLambda().event("1", "{}").event("2", "{}").answering("response", broken);
    FakeLambda onPoll = new FakeLambda().raw(broken).event("2", "{}");

    assertThat(Function.of(new Echo()).run(onPost).exits()).containsExactly(1);
    assertThat(onPost.polls()).isEqualTo(1);
    assertThat(Function.of(new Echo()).run(onPoll).exits()).containsExactly(1);
    assertThat(onPoll.posts()).isEmpty();
  }

  @Test
  void connects_anew_when_the_connection_is_lost() throws Exception {
    FakeLambda lambda = new FakeLambda().event("1", "{}").raw("").raw("").event("2", "{}");

    Function.of(new Echo()).run(lambda);

    assertThat(lambda.posts()).hasSize(2);
    assertThat(lambda.connections()).isGreaterThan(1);
  }

  @Test
  void gives_up_when_the_platform_is_gone() throws Exception {
    FakeLambda lambda = new FakeLambda();

    assertThat(Function.of(new Echo()).run(lambda).exits()).containsExactly(1);
    assertThat(lambda.connections()).isEqualTo(3);
  }

  @Test
  void survives_replies_to_its_poll_that_are_not_events() throws Exception {
    String noId = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    FakeLambda lambda = new FakeLambda().raw(noId).raw("nonsense\r\n\r\n").event("1", "{}");

    Function.of(new Echo()).run(lambda);

    assertThat(lambda.post().path()).endsWith("/1/response");
  }

  @Test
  void does_not_let_an_id_lead_a_post_astray() throws Exception {
    FakeLambda lambda = new FakeLambda().event("../../init/error?", "{}").event("1", "{}");

    Function.of(new Echo()).run(lambda);

    assertThat(lambda.post().path()).endsWith("/invocation/1/response");
  }

  @Test
  void serves_as_many_calls_at_once_as_the_platform_allows() throws Exception {
    FakeLambda lambda = new FakeLambda().endingAfter(4);
    for (int i = 0; i < 4; i++) {
      lambda.event("id-" + i, "call " + i);
    }

    Function function =
        Function.of(new Meeting()).with("AWS_LAMBDA_MAX_CONCURRENCY", "4").run(lambda);

    assertThat(lambda.posts())
        .extracting(post -> post.path() + " " + post.body())
        .containsExactlyInAnyOrder(
            "/2018-06-01/runtime/invocation/id-0/response call 0",
            "/2018-06-01/runtime/invocation/id-1/response call 1",
            "/2018-06-01/runtime/invocation/id-2/response call 2",
            "/2018-06-01/runtime/invocation/id-3/response call 3");
    assertThat(function.exits()).containsExactly(1);
  }

  @Test
  void refuses_a_concurrency_that_is_no_number() throws Exception {
    FakeLambda lambda = new FakeLambda().event("1", "{}");

    Function function =
        Function.of(new Echo()).with("AWS_LAMBDA_MAX_CONCURRENCY", "many").run(lambda);

    assertThat(lambda.post().path()).isEqualTo("/2018-06-01/runtime/init/error");
    assertThat(lambda.post().body()).contains("AWS_LAMBDA_MAX_CONCURRENCY").contains("many");
    assertThat(function.exits()).containsExactly(1);
  }

  @Test
  void reports_that_the_function_cannot_be_started_and_exits() {
    FakeLambda lambda = new FakeLambda().event("1", "{}");
    Function function = Function.of(new Echo());

    LambdaRuntime.run(function.environment(), lambda, function.exits()::add);

    assertThat(lambda.post().path()).isEqualTo("/2018-06-01/runtime/init/error");
    assertThat(
            Optional.ofNullable(lambda.post().headers().get("lambda-runtime-function-error-type")))
        .contains("Runtime.BadFunctionCode");
    assertThat(lambda.post().body()).contains("functions.properties");
    assertThat(lambda.polls()).isZero();
    assertThat(function.exits()).containsExactly(1);
    assertThat(function.log()).contains("functions.properties");
  }
}
