// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.HttpSink;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.Lineage;
import dev.sampan.emulator.invocation.ResponseSink;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.TriggerSpec;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Calls functions in a caller's terms: writes the platform's native request, has it run, and reads
 * the native reply. Thread-safe. The futures are completed by the emulator's own threads; what
 * depends on them must not block.
 *
 * <p>Every method throws {@link UnknownFunctionException} if there is no such function or trigger,
 * and {@link dev.sampan.platform.NotExpressibleException} if the platform has no form for the call.
 */
public final class Calls {

  private final Functions functions;
  private final InvocationListener listener;
  private final InstantSource clock;
  private final Lineage lineage = new Lineage();

  /** Calls of the given functions, each reported to the listener. */
  public Calls(Functions functions, InvocationListener listener, InstantSource clock) {
    this.functions = functions;
    this.listener = listener;
    this.clock = clock;
  }

  /** An HTTP request, as a function's URL or the platform's gateway passes it on. */
  public CompletableFuture<Invoked<HttpResponse>> http(
      Platform platform, String function, HttpRequest request) {
    return http(platform, function, request, null);
  }

  /**
   * The same for a caller that takes the response while it is written, where the platform streams
   * it: for a function that must stream, by a door that can. The result is its head then.
   */
  public CompletableFuture<Invoked<HttpResponse>> http(
      Platform platform, String function, HttpRequest request, @Nullable HttpSink sink) {
    var trace = Chain.of(request.headers().first("traceparent").orElse(""));
    var spec = spec(platform, function);
    var call = call(platform, spec, "http", trace);
    var streams = platform == Platform.LAMBDA && spec.streaming() && spec.lambdaDoor().streams();
    return new HttpAnswer(call, streams ? sink : null).to(request);
  }

  /** The most bytes of a request's body that what stands before the function takes in. */
  public int bodyLimit(Platform platform, String function) {
    return NativeWires.of(platform).bodyLimit(spec(platform, function));
  }

  /** What is answered to a request with more; the function is not asked. */
  public HttpResponse tooLarge(Platform platform, String function) {
    return new HttpAnswer(call(platform, spec(platform, function), "http"), null).tooLarge();
  }

  /** A direct call with a JSON payload. */
  public CompletableFuture<Invoked<DirectOutcome>> direct(
      Platform platform, String function, Body payload) {
    return direct(platform, function, DirectCall.of(payload, Chain.NONE));
  }

  /** The same with all that its caller may say. */
  public CompletableFuture<Invoked<DirectOutcome>> direct(
      Platform platform, String function, DirectCall direct) {
    return direct(platform, function, direct, null);
  }

  /**
   * The same for a caller that takes the answer while it is written. An answer that was streamed
   * leaves an empty result.
   */
  public CompletableFuture<Invoked<DirectOutcome>> streamed(
      Platform platform, String function, DirectCall direct, ResponseSink sink) {
    return direct(platform, function, direct, sink);
  }

  private CompletableFuture<Invoked<DirectOutcome>> direct(
      Platform platform, String function, DirectCall direct, @Nullable ResponseSink sink) {
    var spec = known(functions.find(platform, function, direct.revision()), function);
    var facts = Facts.of(platform, spec, direct.id(), direct.chain(), clock.instant());
    var call = call(platform, spec, direct.trigger(), direct.chain(), facts).in(direct.revision());
    if (platform != Platform.CLOUDRUN) {
      EventText.requireJson(direct.payload());
    }
    var request = call.wire.direct(spec, direct.payload(), facts);
    return call.run(direct.completed(request), sink, call::reportDirect);
  }

  /**
   * Whether the platform accepts a direct call that nobody waits for.
   *
   * @return the limit that the payload is over; empty if there is none
   */
  Optional<LimitExceeded> admit(Platform platform, String function, Body payload) {
    if (platform == Platform.CLOUDRUN) {
      throw new NotExpressibleException("cloudrun has no asynchronous calls of a function");
    }
    EventText.requireJson(payload);
    var call = call(platform, spec(platform, function), "async");
    return call.wire.admit(call.wire.direct(call.function, payload, call.facts), true, call.facts);
  }

  /** An attempt of a direct call that was accepted before. */
  CompletableFuture<Invoked<DirectOutcome>> attempt(
      Platform platform, FunctionSpec function, InvocationFacts facts, DirectCall direct) {
    var call = call(platform, function, "async", direct.chain(), facts);
    var request = call.wire.direct(function, direct.payload(), facts);
    return call.run(direct.completed(request), call::reportDirect);
  }

  /**
   * A request in the platform's own form, and the reply in that form too. A payload on Lambda and
   * for an event function on SCF, an HTTP request otherwise.
   */
  public CompletableFuture<Invoked<Ending>> nativeCall(
      Platform platform, String function, NativeRequest request) {
    var call = call(platform, spec(platform, function), "native");
    return call.run(call.completed(request), ending -> call.reportNative(ending));
  }

  /**
   * One delivery of a queue, as the platform delivers it: a batch where it has batches, else one
   * invocation for each message, one after the other.
   */
  public CompletableFuture<List<Invoked<BatchOutcome>>> queue(
      Platform platform, String function, String trigger, List<QueueMessage> batch) {
    var spec = spec(platform, function);
    var queue = QueueBatches.trigger(spec, trigger);
    return QueueBatches.deliver(
        platform,
        batch,
        some -> deliver(platform, spec, new Delivery(queue, some, null), Chain.NONE));
  }

  /**
   * One delivery of a trigger of any kind but HTTP, in one invocation.
   *
   * @param trigger a trigger of the function
   * @param batch events of the trigger's kind, not more than one delivery carries
   */
  public CompletableFuture<Invoked<BatchOutcome>> deliver(
      Platform platform, String function, TriggerSpec trigger, List<? extends SourceEvent> batch) {
    return deliver(platform, function, new Delivery(trigger, batch, null), Chain.NONE);
  }

  /** The same, with what led to the events. */
  public CompletableFuture<Invoked<BatchOutcome>> deliver(
      Platform platform, String function, Delivery delivery, Chain chain) {
    return deliver(platform, spec(platform, function), delivery, chain);
  }

  /** Tells that a function was not run, so that a loop ends. */
  public void stoppedLoop(Platform platform, String function) {
    listener.happened(new EmulatorEvent.LoopStopped(clock.instant(), platform, function));
  }

  /** What invocations published whose lineage is known. */
  public Lineage lineage() {
    return lineage;
  }

  /** Every message of several deliveries that failed. */
  public static BatchOutcome merged(List<Invoked<BatchOutcome>> deliveries) {
    var failed = new LinkedHashSet<String>();
    var reason = "";
    for (var each : deliveries) {
      failed.addAll(each.value().failed());
      reason = reason.isEmpty() ? each.value().reason() : reason;
    }
    return new BatchOutcome(failed, reason);
  }

  private CompletableFuture<Invoked<BatchOutcome>> deliver(
      Platform platform, FunctionSpec spec, Delivery delivery, Chain chain) {
    var call = call(platform, spec, delivery.word(), chain);
    return call.run(
        delivery.request(call.wire, spec, call.facts),
        ending -> {
          var outcome = call.delivery(delivery, ending);
          var failed = delivery.failed(outcome);
          return call.report(outcome, ending, delivery.status(outcome), failed, outcome.reason());
        });
  }

  private FunctionSpec spec(Platform platform, String function) {
    return known(functions.find(platform, function), function);
  }

  private static FunctionSpec known(Optional<FunctionSpec> function, String name) {
    return function.orElseThrow(() -> new UnknownFunctionException("there is no function " + name));
  }

  private Call call(Platform platform, FunctionSpec function, String trigger) {
    return call(platform, function, trigger, Chain.NONE);
  }

  private Call call(Platform platform, FunctionSpec function, String trigger, Chain chain) {
    var facts = Facts.of(platform, function, UUID.randomUUID(), chain, clock.instant());
    return call(platform, function, trigger, chain, facts);
  }

  private Call call(
      Platform platform,
      FunctionSpec function,
      String trigger,
      Chain chain,
      InvocationFacts facts) {
    var call = new Call(functions, listener, clock, platform, function, trigger, chain, facts);
    lineage.began(call.facts.id(), chain.hops());
    return call;
  }
}
