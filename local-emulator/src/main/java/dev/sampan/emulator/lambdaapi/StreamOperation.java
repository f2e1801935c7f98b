// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.StreamedReply;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.ResponseSink;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import java.util.Arrays;
import java.util.List;

/** {@code InvokeWithResponseStream}: the result as messages of an event stream. */
final class StreamOperation {

  private static final String BYTES = "application/octet-stream";

  /** The most bytes of a result that was not streamed in one message. */
  private static final int CHUNK = 128 * 1024;

  private final LambdaHost host;
  private final Versions versions;

  StreamOperation(LambdaHost host, Versions versions) {
    this.host = host;
    this.versions = versions;
  }

  List<LambdaRoute> routes() {
    return List.of(
        LambdaRoute.of(
            "InvokeWithResponseStream",
            "POST",
            "/2021-11-15/functions/{FunctionName}/response-streaming-invocations",
            this::invoke));
  }

  private void invoke(LambdaCall call) {
    var function = call.function();
    versions.require(function);
    var type = call.header("X-Amz-Invocation-Type").orElse("RequestResponse");
    var version = versions.version(function).orElse(FunctionRef.LATEST);
    if (type.equals("DryRun")) {
      call.answer(204, Headers.of("x-amz-executed-version", version), Body.empty());
    } else if (type.equals("RequestResponse")) {
      stream(call, function, version);
    } else {
      throw LambdaProblem.constraint(
          "invocationType", type, "Member must satisfy enum value set: [RequestResponse, DryRun]");
    }
  }

  private void stream(LambdaCall call, FunctionRef function, String version) {
    var tail = InvokeOperations.wantsTail(call);
    var direct = InvokeRequest.of(call, function, true).in(versions.revision(function));
    var answer = new Answer(call, version, direct.id().toString());
    var unused =
        host.calls()
            .streamed(Platform.LAMBDA, function.name(), direct, answer)
            .whenComplete(
                (it, e) -> {
                  if (it == null) {
                    answer.broken();
                  } else {
                    answer.ends(it, tail);
                  }
                });
  }

  /** The messages of one answer. */
  private static final class Answer implements ResponseSink {

    private final LambdaCall call;
    private final StreamedReply reply;
    private final String version;
    private final String id;
    private volatile boolean begun;

    Answer(LambdaCall call, String version, String id) {
      this.call = call;
      this.reply = new StreamedReply(call.exchange());
      this.version = version;
      this.id = id;
    }

    @Override
    public void begins(String contentType) {
      begun = true;
      reply.begin(
          200,
          Headers.of("content-type", EventStream.CONTENT_TYPE, "x-amzn-requestid", id)
              .with("x-amz-executed-version", version));
    }

    @Override
    public void part(Body bytes, Runnable taken) {
      reply.part(EventStream.event("PayloadChunk", BYTES, bytes), taken);
    }

    void ends(Invoked<DirectOutcome> invoked, boolean tail) {
      var failed = invoked.value() instanceof DirectOutcome.Failed it ? it.error() : null;
      if (failed != null && Refused.is(failed)) {
        Refused.answer(call, InvokeOperations.headers(invoked, version), failed);
        return;
      }
      if (!begun) {
        begins(BYTES);
      }
      if (invoked.value() instanceof DirectOutcome.Returned it) {
        chunks(it.result());
      }
      var complete = LambdaCall.object();
      if (failed != null) {
        complete.put("ErrorCode", "Unhandled").put("ErrorDetails", failed.body().text());
      }
      if (tail) {
        complete.put("LogResult", LogTail.of(invoked.report(), version));
      }
      var json = Body.of(complete.toString());
      reply.part(EventStream.event("InvokeComplete", "application/json", json));
      reply.end();
    }

    private void chunks(Body result) {
      var bytes = result.bytes();
      for (var from = 0; from < bytes.length; from += CHUNK) {
        var to = Math.min(bytes.length, from + CHUNK);
        part(Body.of(Arrays.copyOfRange(bytes, from, to)), () -> {});
      }
    }

    void broken() {
      if (begun) {
        reply.abort();
      } else {
        call.refuse(LambdaProblem.failed("The emulator failed."));
      }
    }
  }
}
