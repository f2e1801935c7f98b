// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.function.Acceptance;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.journal.JournalException;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.Platform;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.wire.TraceContext;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** {@code Invoke}, and {@code InvokeAsync} from before it. */
final class InvokeOperations {

  /** The most bytes of an event for the operation from before {@code Invoke}. */
  private static final int OLD_EVENT_BYTES = 256 * 1024;

  private final LambdaHost host;
  private final Versions versions;
  private final long eventLimit =
      Profile.of(Platform.LAMBDA).get(Limit.ASYNC_REQUEST_BYTES).value();

  InvokeOperations(LambdaHost host, Versions versions) {
    this.host = host;
    this.versions = versions;
  }

  List<LambdaRoute> routes() {
    return List.of(
        LambdaRoute.of(
            "Invoke", "POST", "/2015-03-31/functions/{FunctionName}/invocations", this::invoke),
        LambdaRoute.of(
            "InvokeAsync",
            "POST",
            "/2014-11-13/functions/{FunctionName}/invoke-async",
            this::invokeAsync));
  }

  private void invoke(LambdaCall call) {
    var function = call.function();
    versions.require(function);
    var type = call.header("X-Amz-Invocation-Type").orElse("RequestResponse");
    switch (type) {
      case "RequestResponse" -> requestResponse(call, function);
      case "Event" -> event(call, function);
      case "DryRun" ->
          call.answer(204, Headers.of("x-amz-executed-version", version(function)), Body.empty());
      default ->
          throw LambdaProblem.constraint(
              "invocationType",
              type,
              "Member must satisfy enum value set: [Event, RequestResponse, DryRun]");
    }
  }

  private String version(FunctionRef function) {
    return versions.version(function).orElse(FunctionRef.LATEST);
  }

  private void invokeAsync(LambdaCall call) {
    var function = call.function();
    versions.require(function);
    var size = call.body().bytes().length;
    if (size > OLD_EVENT_BYTES) {
      throw LambdaProblem.tooLarge(size, "Event", OLD_EVENT_BYTES);
    }
    accept(call, function, id -> call.answer(202, LambdaCall.object().put("Status", 202)));
  }

  private void event(LambdaCall call, FunctionRef function) {
    var size = call.body().bytes().length;
    if (size > eventLimit) {
      throw LambdaProblem.tooLarge(size, "Event", eventLimit);
    }
    accept(
        call, function, id -> call.answer(202, Headers.of("x-amzn-requestid", id), Body.empty()));
  }

  private void accept(
      LambdaCall call, FunctionRef function, java.util.function.Consumer<String> accepted) {
    versions.requirePresent(function);
    var unused =
        host.later()
            .accept(Platform.LAMBDA, function.name(), InvokeRequest.of(call, function, false))
            .whenComplete(
                (it, e) -> {
                  if (it instanceof Acceptance.Accepted taken) {
                    accepted.accept(taken.id());
                  } else if (it instanceof Acceptance.TooLarge large) {
                    call.refuse(LambdaProblem.tooLarge(large.over().size(), "Event", eventLimit));
                  } else {
                    call.refuse(notAccepted(e));
                  }
                });
  }

  private static LambdaProblem notAccepted(@Nullable Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof JournalException it) {
      var message = String.valueOf(it.getMessage());
      return it.reason() == JournalException.Reason.FULL
          ? new LambdaProblem(429, "TooManyRequestsException", message)
          : LambdaProblem.failed(message);
    }
    return LambdaProblem.failed("The emulator failed.");
  }

  private void requestResponse(LambdaCall call, FunctionRef function) {
    var tail = wantsTail(call);
    var version = version(function);
    var unused =
        host.calls()
            .direct(
                Platform.LAMBDA,
                function.name(),
                InvokeRequest.of(call, function, true).in(versions.revision(function)))
            .whenComplete(
                (it, e) -> {
                  if (it == null) {
                    call.refuse(LambdaProblem.failed("The emulator failed."));
                  } else {
                    answer(call, it, version, tail);
                  }
                });
  }

  static boolean wantsTail(LambdaCall call) {
    var type = call.header("X-Amz-Log-Type").orElse("None");
    if (!type.equals("None") && !type.equals("Tail")) {
      throw LambdaProblem.constraint(
          "logType", type, "Member must satisfy enum value set: [None, Tail]");
    }
    return type.equals("Tail");
  }

  private static void answer(
      LambdaCall call, Invoked<DirectOutcome> invoked, String version, boolean tail) {
    var headers = headers(invoked, version);
    if (tail) {
      headers = headers.with("x-amz-log-result", LogTail.of(invoked.report(), version));
    }
    if (invoked.value() instanceof DirectOutcome.Failed it) {
      failed(call, headers, it.error());
    } else {
      call.answer(200, headers, ((DirectOutcome.Returned) invoked.value()).result());
    }
  }

  /** What the answer says of the invocation. */
  static Headers headers(Invoked<?> invoked, String version) {
    var report = invoked.report();
    return Headers.of("content-type", "application/json", "x-amzn-requestid", report.id())
        .with("x-amz-executed-version", version)
        .with("x-amzn-remapped-content-length", "0")
        .with("x-amzn-trace-id", TraceContext.of(report.traceparent()).xray());
  }

  private static void failed(LambdaCall call, Headers headers, PlatformError error) {
    if (Refused.is(error)) {
      Refused.answer(call, headers, error);
    } else {
      call.answer(200, headers.with("x-amz-function-error", "Unhandled"), error.body());
    }
  }
}
