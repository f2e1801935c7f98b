// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Call;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.http.Connector;
import dev.sampan.runtime.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One thread's loop: takes the next event, has it served, sends the reply or the failure.
 *
 * <p>A lost connection is opened anew; after three failures in a row the platform is taken for
 * lost. A reply that the platform refuses (413, too large; 403 and 410, too late) is logged, and
 * the loop goes on; 500 means that the platform wants the process to end.
 */
final class LambdaLoop {

  private static final int MOST_FAILURES = 3;
  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private final Environment environment;
  private final RuntimeApi api;
  private final EventDispatch dispatch;
  private final boolean alone;

  /** The loop; {@code alone} if there is no other in this process. */
  LambdaLoop(Environment environment, Connector connector, EventDispatch dispatch, boolean alone) {
    this.environment = environment;
    this.api = new RuntimeApi(connector, environment);
    this.dispatch = dispatch;
    this.alone = alone;
  }

  /** Serves until there is nothing more to serve, and says what the process exits with. */
  int run() {
    int failures = 0;
    while (failures < MOST_FAILURES) {
      try {
        HttpReply next = api.next();
        if (next.status() == 500 || (next.status() == 200 && !serve(next))) {
          break;
        }
        failures = next.status() == 200 ? 0 : refused("the poll", next, failures);
      } catch (IOException e) {
        failures++;
        environment.log().println("the poll for the next event failed: " + e);
      }
    }
    api.close();
    return 1;
  }

  private int refused(String what, HttpReply reply, int failures) {
    environment.log().println(what + " was refused" + answer(reply));
    return failures + 1;
  }

  private static String answer(HttpReply reply) {
    return " with " + reply.status() + ": " + new String(reply.body(), StandardCharsets.UTF_8);
  }

  /** Serves one event; false if the process must end. */
  private boolean serve(HttpReply next) throws IOException {
    LambdaInvocation invocation = NextCall.read(next);
    if (invocation == null) {
      throw new IOException("the event has no usable Lambda-Runtime-Aws-Request-Id");
    }
    if (alone) {
      publish(invocation.traceId() == null ? "" : invocation.traceId());
    }
    Call call = dispatch.call(invocation, environment);
    try {
      NativeReply reply = dispatch.serve(next.body(), call);
      return send(call, invocation.requestId(), reply) && dispatch.usable();
    } catch (VirtualMachineError e) {
      call.log().error("the process ends after this error", e);
      send(call, invocation.requestId(), NativeReply.failed(Failure.of(e)));
      return false;
    }
  }

  // Amazon's X-Ray libraries look here; on Managed Instances, where calls overlap, nobody does.
  private static void publish(String traceId) {
    System.setProperty(TRACE_PROPERTY, traceId);
  }

  private boolean send(Call call, String id, NativeReply reply) {
    Failure failure = reply.failure();
    try {
      HttpReply answer = failure == null ? api.response(id, reply.body()) : api.error(id, failure);
      return accepted(call, reply, answer);
    } catch (IOException e) {
      call.log().error("the reply could not be sent", e);
      return true;
    }
  }

  private static boolean accepted(Call call, NativeReply reply, HttpReply answer) {
    if (answer.status() == 413) {
      call.log()
          .error("a reply of " + reply.body().length + " bytes is too large" + answer(answer));
    } else if (answer.status() >= 300) {
      call.log().error("the reply was refused" + answer(answer));
    }
    return answer.status() != 500;
  }
}
