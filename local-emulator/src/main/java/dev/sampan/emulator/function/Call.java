// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.invocation.EmulatorEvent.LoopStopped;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.ResponseSink;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.wire.NativeWire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call from its facts to its report. */
final class Call {

  final FunctionSpec function;
  final NativeWire wire;
  final InvocationFacts facts;
  private final Functions functions;
  private final InvocationListener listener;
  private final InstantSource clock;
  private final Platform platform;
  private final String trigger;
  private final Chain chain;
  private int revision;

  Call(
      Functions functions,
      InvocationListener listener,
      InstantSource clock,
      Platform platform,
      FunctionSpec function,
      String trigger,
      Chain chain,
      InvocationFacts facts) {
    this.functions = functions;
    this.listener = listener;
    this.clock = clock;
    this.platform = platform;
    this.function = function;
    this.trigger = trigger;
    this.chain = chain;
    this.wire = NativeWires.of(platform);
    this.facts = facts;
  }

  /** The same in a revision that is kept; 0 means the present one. */
  Call in(int kept) {
    revision = kept;
    return this;
  }

  <T> CompletableFuture<Invoked<T>> run(
      NativeRequest request, Function<Ending, Invoked<T>> answer) {
    return run(request, null, answer);
  }

  /** The same for a caller that takes the answer while it is written, if it is streamed. */
  <T> CompletableFuture<Invoked<T>> run(
      NativeRequest request, @Nullable ResponseSink sink, Function<Ending, Invoked<T>> answer) {
    var told = wire.inChain(request, facts, chain.hops());
    var invocation =
        Invocation.of(facts, trigger, told).into(sink == null ? null : functions.paced(sink));
    var over = wire.admit(request, false, facts);
    if (over.isPresent()) {
      invocation
          .ending()
          .complete(
              new Ending.Failed(
                  FailureKind.REQUEST_TOO_LARGE, over.get().direct().message(), Service.NONE));
    } else if (platform == Platform.LAMBDA && chain.isLoop(platform, function)) {
      listener.happened(new LoopStopped(clock.instant(), platform, function.name()));
      invocation.ending().complete(new Ending.Failed(FailureKind.LOOP, "", Service.NONE));
    } else if (functions.throttles(function, invocation)) {
      invocation
          .ending()
          .complete(new Ending.Failed(FailureKind.THROTTLED, "a fault on demand", Service.NONE));
    } else {
      functions.submit(platform, revision, function, invocation);
    }
    return invocation
        .ending()
        .thenApply(this::withinLimits)
        .thenApply(answer)
        .thenApply(this::tell);
  }

  <T> Invoked<T> tell(Invoked<T> invoked) {
    listener.finished(invoked.report());
    return invoked;
  }

  private Ending withinLimits(Ending ending) {
    if (!(ending instanceof Ending.Replied replied)) {
      return ending;
    }
    return wire.admit(replied.reply(), facts)
        .<Ending>map(
            over ->
                new Ending.Failed(
                    FailureKind.RESPONSE_TOO_LARGE, over.direct().message(), replied.service()))
        .orElse(ending);
  }

  /** The request with the protocol's own headers; its form must be the platform's. */
  NativeRequest completed(NativeRequest request) {
    var sample = wire.http(function, HttpRequest.of("GET", "/"), facts);
    if (!sample.getClass().equals(request.getClass())) {
      throw new NotExpressibleException(
          platform.id()
              + " hands "
              + function.name()
              + (sample instanceof NativeRequest.Http ? " HTTP requests" : " JSON payloads")
              + ", nothing else");
    }
    return request instanceof NativeRequest.Payload payload
        ? wire.direct(function, payload.body(), facts)
        : request;
  }

  HttpResponse http(Ending ending) {
    if (ending instanceof Ending.Replied it) {
      return wire.readHttp(function, it.reply(), facts);
    }
    var failed = (Ending.Failed) ending;
    return wire.httpFailure(function, failed.kind(), facts, failed.detail());
  }

  DirectOutcome direct(Ending ending) {
    if (ending instanceof Ending.Replied it) {
      if (it.reply() instanceof NativeReply.Streamed) {
        return new DirectOutcome.Returned(Body.empty());
      }
      return wire.readDirect(function, it.reply(), facts);
    }
    var failed = (Ending.Failed) ending;
    return new DirectOutcome.Failed(wire.directFailure(failed.kind(), facts, failed.detail()));
  }

  BatchOutcome delivery(Delivery delivery, Ending ending) {
    if (ending instanceof Ending.Replied it) {
      return delivery.outcome(wire, function, it);
    }
    var failed = (Ending.Failed) ending;
    return BatchOutcome.allFailed(
        delivery.batch(), wire.directFailure(failed.kind(), facts, failed.detail()).message());
  }

  Invoked<DirectOutcome> reportDirect(Ending ending) {
    var outcome = direct(ending);
    var error = outcome instanceof DirectOutcome.Failed it ? it.error() : null;
    return report(outcome, ending, error == null ? "ok" : word(error.kind()), error != null);
  }

  Invoked<Ending> reportNative(Ending ending) {
    if (ending instanceof Ending.Failed it) {
      return report(ending, ending, word(it.kind()), true);
    }
    var reply = ((Ending.Replied) ending).reply();
    if (reply instanceof NativeReply.Http it) {
      var status = it.response().status();
      return report(ending, ending, "" + status, status >= 500);
    }
    var failed = reply instanceof NativeReply.FunctionError;
    return report(ending, ending, failed ? word(FailureKind.FUNCTION_ERROR) : "ok", failed);
  }

  <T> Invoked<T> report(T value, Ending ending, String status, boolean failed) {
    return report(value, ending, status, failed, "");
  }

  /**
   * What there is to tell of it.
   *
   * @param why what its answer says of a failure; empty if nothing
   */
  <T> Invoked<T> report(T value, Ending ending, String status, boolean failed, String why) {
    return new Invoked<>(
        value,
        new InvocationReport(
            facts.id(),
            platform,
            function.name(),
            trigger,
            facts.now(),
            Duration.between(facts.now(), clock.instant()),
            ending.service(),
            ending instanceof Ending.Failed it ? word(it.kind()) : status,
            failed || ending instanceof Ending.Failed,
            ending instanceof Ending.Failed it ? Reasons.of(it.detail()) : Reasons.of(why),
            facts.traceparent(),
            chain));
  }

  /** A kind of failure as reports have it, such as {@code init-failed}. */
  static String word(FailureKind kind) {
    var told = kind.throttled() ? FailureKind.THROTTLED : kind;
    return told.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
