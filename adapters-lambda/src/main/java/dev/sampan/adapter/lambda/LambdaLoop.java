// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.HttpResponse;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.http.Connector;
import dev.sampan.runtime.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One thread's loop: takes the next event, has it served, sends the reply or the failure.
 *
 * <p>A lost connection is opened anew; after some failures in a row the platform is taken for lost.
 * A reply that the platform refuses (413, too large; 403 and 410, too late) is logged, and the loop
 * goes on; 500 means that the platform wants the process to end. An error of the virtual machine
 * ends a loop that is alone; where others serve calls too, it is that one call's failure.
 */
final class LambdaLoop {

  private static final int MOST_FAILURES = 3;
  private static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

  private final Environment environment;
  private final RuntimeApi api;
  private final EventDispatch dispatch;
  private final @Nullable PollPause pause;

  /** The loop; with pauses between failed polls if there are others in this process. */
  LambdaLoop(
      Environment environment,
      Connector connector,
      EventDispatch dispatch,
      @Nullable PollPause pause) {
    this.environment = environment;
    this.api = new RuntimeApi(connector, environment);
    this.dispatch = dispatch;
    this.pause = pause;
  }

  /** Serves until there is nothing more to serve; true if the process must end at once. */
  boolean run() {
    int failures = 0;
    boolean serving = true;
    while (serving && failures < (pause == null ? MOST_FAILURES : PollPause.MOST_FAILURES)) {
      try {
        HttpReply next = api.next();
        serving = next.status() != 500 && (next.status() != 200 || serve(next));
        failures = next.status() == 200 ? 0 : refused(next, failures);
      } catch (IOException | VirtualMachineError e) {
        failures = failed(e, failures);
      }
    }
    api.close();
    return !serving;
  }

  private int failed(Throwable thrown, int failures) {
    environment.log().println("the poll for the next event failed: " + thrown);
    return again(failures);
  }

  private int refused(HttpReply reply, int failures) {
    environment.log().println("the poll was refused" + answer(reply));
    return again(failures);
  }

  private int again(int failures) {
    if (pause != null) {
      pause.after(failures);
    }
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
    if (pause == null) {
      publish(invocation.traceId());
    }
    Call call = dispatch.call(invocation, environment);
    try {
      NativeReply reply = dispatch.serve(next.body(), call);
      return send(call, invocation.requestId(), reply) && (pause != null || dispatch.usable());
    } catch (Error e) {
      boolean goesOn = pause != null;
      call.log().error(goesOn ? "the call failed" : "the process ends after this error", e);
      return send(call, invocation.requestId(), NativeReply.failed(Failure.of(e))) && goesOn;
    }
  }

  // Amazon's X-Ray libraries look here; on Managed Instances, where calls overlap, nobody does.
  private static void publish(@Nullable String traceId) {
    if (traceId == null) {
      System.clearProperty(TRACE_PROPERTY);
    } else {
      System.setProperty(TRACE_PROPERTY, traceId);
    }
  }

  private boolean send(Call call, String id, NativeReply reply) {
    try {
      return accepted(call, reply, post(call, id, reply));
    } catch (IOException | RuntimeException e) {
      call.log().error("the reply could not be sent", e);
      return true;
    }
  }

  private HttpReply post(Call call, String id, NativeReply reply) throws IOException {
    Failure failure = reply.failure();
    HttpResponse streamed = reply.streamed();
    if (streamed != null) {
      return new StreamedReply(dispatch, call.log()).send(api.streamedResponse(id), streamed);
    }
    return failure == null ? api.response(id, reply.body()) : api.error(id, failure);
  }

  private static boolean accepted(Call call, NativeReply reply, HttpReply answer) {
    if (answer.status() == 413) {
      String size = reply.streamed() == null ? reply.body().length + " bytes" : "a stream";
      call.log().error("a reply of " + size + " is too large" + answer(answer));
    } else if (answer.status() >= 300) {
      call.log().error("the reply was refused" + answer(answer));
    }
    return answer.status() != 500;
  }
}
