// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.function.Acceptance;
import dev.sampan.emulator.function.AsyncCalls;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.UnknownFunctionException;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.emulator.journal.JournalException;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.wire.TraceContext;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * AWS Lambda's {@code Invoke}, for Amazon's own clients. Signatures are not looked at. An {@code
 * Event} is on disk when it is accepted.
 */
public final class LambdaInvokeApi implements HttpHandler {

  /** Where {@code Invoke} lives. */
  public static final String ROOT = "/2015-03-31/functions/";

  private static final String END = "/invocations";
  private static final int BEYOND_LIMIT = 1024 * 1024;
  private static final Set<FailureKind> REFUSALS =
      Set.of(FailureKind.THROTTLED, FailureKind.NO_INSTANCE, FailureKind.REQUEST_TOO_LARGE);

  private final Calls calls;
  private final AsyncCalls later;
  private final Predicate<String> exists;
  private final long limit = Profile.of(Platform.LAMBDA).get(Limit.REQUEST_BYTES).value();
  private final long eventLimit =
      Profile.of(Platform.LAMBDA).get(Limit.ASYNC_REQUEST_BYTES).value();

  /**
   * The API over the given calls.
   *
   * @param calls calls functions
   * @param later accepts calls that nobody waits for
   * @param exists whether there is a function of a name
   */
  public LambdaInvokeApi(Calls calls, AsyncCalls later, Predicate<String> exists) {
    this.calls = calls;
    this.later = later;
    this.exists = exists;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var function = function(exchange.getRequestPath());
    if (function.isEmpty() || !exchange.getRequestMethod().equalToString("POST")) {
      notFound(exchange, exchange.getRequestPath());
    } else if (!exists.test(function.get())) {
      notFound(exchange, "Function not found: " + function.get());
    } else {
      Replies.receive(
          exchange,
          Math.toIntExact(limit) + BEYOND_LIMIT,
          (it, body) -> invoke(it, function.get(), body),
          (it, tooLarge) -> tooLarge(it, it.getRequestContentLength(), "RequestResponse", limit));
    }
  }

  /** The function that a path names: by its name, a partial or a full ARN, with a qualifier. */
  static Optional<String> function(String path) {
    if (!path.startsWith(ROOT) || !path.endsWith(END) || path.length() <= (ROOT + END).length()) {
      return Optional.empty();
    }
    var raw = path.substring(ROOT.length(), path.length() - END.length());
    var parts = java.net.URLDecoder.decode(raw, StandardCharsets.UTF_8).split(":", -1);
    for (var i = 0; i + 1 < parts.length; i++) {
      if (parts[i].equals("function")) {
        return Optional.of(parts[i + 1]);
      }
    }
    return Optional.of(parts[0]);
  }

  private void invoke(HttpServerExchange exchange, String function, Body body) {
    var type = header(exchange, "X-Amz-Invocation-Type");
    var payload = body.bytes().length == 0 ? Body.of("{}") : body;
    try {
      if ("DryRun".equals(type)) {
        Replies.send(exchange, 204, Headers.of(), Body.empty());
      } else if ("Event".equals(type)) {
        event(exchange, function, payload);
      } else if (type == null || type.equals("RequestResponse")) {
        requestResponse(exchange, function, payload);
      } else {
        error(exchange, 400, "InvalidParameterValueException", "no invocation type: " + type);
      }
    } catch (NotExpressibleException e) {
      error(exchange, 400, "InvalidRequestContentException", String.valueOf(e.getMessage()));
    } catch (UnknownFunctionException e) {
      error(exchange, 404, "ResourceNotFoundException", String.valueOf(e.getMessage()));
    }
  }

  private void event(HttpServerExchange exchange, String function, Body payload) {
    var size = payload.bytes().length;
    if (size > eventLimit) {
      tooLarge(exchange, size, "Event", eventLimit);
      return;
    }
    var unused =
        later
            .accept(Platform.LAMBDA, function, payload)
            .whenComplete((it, e) -> accepted(exchange, it, e));
  }

  private static void accepted(
      HttpServerExchange exchange, @Nullable Acceptance acceptance, @Nullable Throwable failure) {
    if (acceptance instanceof Acceptance.Accepted it) {
      var headers = Headers.of("x-amzn-requestid", it.id());
      Replies.send(exchange, 202, headers, Body.empty());
    } else if (acceptance instanceof Acceptance.TooLarge it) {
      error(exchange, 413, "RequestTooLargeException", it.over().direct().message());
    } else if (failure != null) {
      notAccepted(exchange, failure instanceof CompletionException ? failure.getCause() : failure);
    }
  }

  private static void notAccepted(HttpServerExchange exchange, @Nullable Throwable failure) {
    if (failure instanceof JournalException it && it.reason() == JournalException.Reason.FULL) {
      error(exchange, 429, "TooManyRequestsException", String.valueOf(it.getMessage()));
    } else if (failure instanceof JournalException it) {
      error(exchange, 500, "ServiceException", String.valueOf(it.getMessage()));
    } else {
      error(exchange, 500, "ServiceException", "the emulator failed");
    }
  }

  private void requestResponse(HttpServerExchange exchange, String function, Body payload) {
    var tail = "Tail".equals(header(exchange, "X-Amz-Log-Type"));
    var unused =
        calls
            .direct(Platform.LAMBDA, function, payload, Chain.of(trace(exchange)))
            .whenComplete(
                (it, e) -> {
                  if (it == null) {
                    error(exchange, 500, "ServiceException", "the emulator failed");
                  } else {
                    answer(exchange, it, tail);
                  }
                });
  }

  private static void answer(
      HttpServerExchange exchange, Invoked<DirectOutcome> invoked, boolean tail) {
    var report = invoked.report();
    var headers =
        Headers.of("content-type", "application/json", "x-amzn-requestid", report.id())
            .with("x-amz-executed-version", "$LATEST");
    if (tail) {
      headers = headers.with("x-amz-log-result", log(report));
    }
    if (invoked.value() instanceof DirectOutcome.Failed it) {
      failed(exchange, headers, it.error());
    } else {
      Replies.send(exchange, 200, headers, ((DirectOutcome.Returned) invoked.value()).result());
    }
  }

  private static void failed(HttpServerExchange exchange, Headers headers, PlatformError error) {
    var refused = REFUSALS.contains(error.kind());
    var said =
        refused
            ? headers.with("x-amzn-errortype", error.type())
            : headers.with("x-amz-function-error", "Unhandled");
    Replies.send(exchange, error.status(), said, error.body());
  }

  private static String log(InvocationReport report) {
    var id = report.id();
    var text =
        ("START RequestId: " + id + " Version: $LATEST\n" + report.service().log() + "\n")
            + ("END RequestId: " + id + "\nREPORT RequestId: " + id)
            + ("\tDuration: " + report.service().duration().toNanos() / 1_000_000.0 + " ms")
            + ("\tBilled Duration: " + report.service().bill().time().toMillis() + " ms")
            + ("\tMemory Size: " + report.service().bill().memory() + " MB")
            + (init(report.service().startup()) + "\n");
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var from = Math.max(0, bytes.length - 4096);
    return Base64.getEncoder()
        .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static String init(@Nullable Startup startup) {
    return startup == null ? "" : "\tInit Duration: " + startup.ofProcess().toNanos() / 1e6 + " ms";
  }

  private static void notFound(HttpServerExchange exchange, String message) {
    Replies.keepOpen(exchange);
    error(exchange, 404, "ResourceNotFoundException", message);
  }

  private static void tooLarge(HttpServerExchange exchange, long size, String type, long limit) {
    error(
        exchange,
        413,
        "RequestTooLargeException",
        (size < 0 ? "A" : size + " byte")
            + (" payload is too large for the " + type + " invocation type")
            + (" (limit " + limit + " bytes)"));
  }

  private static void error(HttpServerExchange exchange, int status, String type, String message) {
    var text = JsonText.quoted(message);
    var json = "{\"Type\":\"User\",\"message\":" + text + ",\"Message\":" + text + "}";
    var headers = Headers.of("content-type", "application/json", "x-amzn-errortype", type);
    Replies.send(exchange, status, headers, Body.of(json));
  }

  private static String trace(HttpServerExchange exchange) {
    var xray = header(exchange, "X-Amzn-Trace-Id");
    return xray == null ? "" : TraceContext.ofXray(xray).map(TraceContext::traceparent).orElse("");
  }

  private static @Nullable String header(HttpServerExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }
}
