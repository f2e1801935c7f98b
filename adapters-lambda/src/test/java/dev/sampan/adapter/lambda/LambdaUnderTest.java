// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.contract.AdapterUnderTest;
import dev.sampan.contract.CallFacts;
import dev.sampan.contract.Capability;
import dev.sampan.contract.DirectAnswer;
import dev.sampan.contract.Message;
import dev.sampan.contract.RunningAdapter;
import dev.sampan.contract.RuntimeApi;
import dev.sampan.contract.Settlement;
import dev.sampan.contract.Wire;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The loop behind a Runtime API in memory, which the tests play. */
final class LambdaUnderTest implements AdapterUnderTest {

  private static final String RUNTIME = "/2018-06-01/runtime/invocation/";

  @Override
  public String platform() {
    return "lambda";
  }

  @Override
  public boolean supports(Capability capability) {
    return switch (capability) {
      case REPEATED_REQUEST_HEADERS, REPEATED_RESPONSE_HEADERS, FINAL_REJECT, CONCURRENCY -> false;
      default -> true;
    };
  }

  @Override
  public int largestText() {
    return 5 * 1024 * 1024;
  }

  @Override
  public RunningAdapter start(FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    FunctionInstance instance = FunctionInstance.of("lambda", function, handler, environment);
    RuntimeApi api = new RuntimeApi(RUNTIME + "next", 202);
    api.run(() -> LambdaRuntime.run(instance, environment, api.connector(), status -> {}));
    api.awaitFirstPoll();
    return new Running(api, environment);
  }

  private record Running(RuntimeApi api, Environment environment) implements RunningAdapter {

    @Override
    public HttpResponse http(HttpRequest request, CallFacts facts) throws Exception {
      return LambdaWire.readHttp(succeeded(invoke(LambdaWire.http(request, facts), facts)));
    }

    @Override
    public DirectAnswer direct(byte[] payload, CallFacts facts) throws Exception {
      WireMessage post = invoke(payload, facts);
      String body = new String(post.body(), StandardCharsets.UTF_8);
      return failed(post) ? LambdaWire.readFailure(body) : new DirectAnswer.Result(body);
    }

    @Override
    public Map<String, Settlement> queue(List<Message> messages, CallFacts facts) throws Exception {
      WireMessage post = invoke(LambdaWire.queue(messages), facts);
      return LambdaWire.readQueue(messages, succeeded(post));
    }

    @Override
    public Settlement cloudEvent(String structured, CallFacts facts) throws Exception {
      WireMessage post = invoke(structured.getBytes(StandardCharsets.UTF_8), facts);
      return failed(post) ? Settlement.FAILED : Settlement.DONE;
    }

    private WireMessage invoke(byte[] event, CallFacts facts) throws InterruptedException {
      long deadline = environment.clock().millis() + facts.limit().toMillis();
      WireMessage next =
          WireMessage.response(200)
              .with("Content-Type", "application/json")
              .with("Lambda-Runtime-Aws-Request-Id", facts.id())
              .with("Lambda-Runtime-Deadline-Ms", Long.toString(deadline))
              .with("Lambda-Runtime-Trace-Id", "")
              .withBody(event);
      WireMessage post = api.invoke(next);
      if (!post.target().startsWith(RUNTIME + facts.id() + "/")) {
        throw new AssertionError("answered to " + post.target() + " in place of " + facts.id());
      }
      return post;
    }

    private static boolean failed(WireMessage post) {
      return post.target().endsWith("/error");
    }

    private static byte[] succeeded(WireMessage post) {
      if (failed(post)) {
        throw new AssertionError(new String(post.body(), StandardCharsets.UTF_8));
      }
      return post.body();
    }

    @Override
    public Wire wire() {
      return api.wire();
    }

    @Override
    public void close() throws IOException {
      api.close();
    }
  }
}
