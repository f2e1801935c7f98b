// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.Addition;
import dev.sampan.platform.AsyncResult;
import dev.sampan.platform.BatchFailure;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.WindowBatch;
import dev.sampan.platform.filter.EventPattern;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.EventJson;
import dev.sampan.platform.wire.NativeWire;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lambda's wire: every request is a JSON event that the instance fetches from the Runtime API. */
public final class LambdaWire implements NativeWire {

  /** The one instance; it has no state. */
  public static final LambdaWire INSTANCE = new LambdaWire();

  private LambdaWire() {}

  @Override
  public NativeRequest http(FunctionSpec function, HttpRequest request, InvocationFacts facts) {
    return event(LambdaDoors.event(function, request, facts), facts);
  }

  @Override
  public NativeRequest direct(FunctionSpec function, Body payload, InvocationFacts facts) {
    return event(payload, facts);
  }

  @Override
  public NativeRequest queue(
      FunctionSpec function,
      QueueTrigger trigger,
      List<QueueMessage> batch,
      InvocationFacts facts) {
    return event(SqsEvent.of(trigger, batch, facts), facts);
  }

  @Override
  public int largestBatch(TriggerSpec trigger) {
    return LambdaDelivery.largestBatch(trigger);
  }

  @Override
  public NativeRequest delivery(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      InvocationFacts facts) {
    return event(LambdaDelivery.of(trigger, batch, facts), facts);
  }

  @Override
  public NativeRequest window(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      WindowBatch window,
      InvocationFacts facts) {
    return event(TimeWindowEvent.of(trigger, batch, window, facts), facts);
  }

  @Override
  public BatchOutcome readWindow(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      NativeReply reply) {
    return TimeWindowEvent.read(trigger, batch, reply);
  }

  @Override
  public BatchOutcome readDelivery(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      NativeReply reply) {
    return LambdaDelivery.read(trigger, batch, reply);
  }

  @Override
  public boolean passes(TriggerSpec trigger, SourceEvent event, InvocationFacts facts) {
    return LambdaFilter.passes(trigger, event, facts);
  }

  @Override
  public List<EventPattern> filters(TriggerSpec trigger) {
    return LambdaFilter.patterns(trigger);
  }

  @Override
  public NativeRequest cloudEvent(
      FunctionSpec function, String trigger, CloudEvent event, InvocationFacts facts) {
    return event(EventJson.of(event), facts);
  }

  @Override
  public HttpResponse readHttp(FunctionSpec function, NativeReply reply, InvocationFacts facts) {
    if (reply instanceof NativeReply.Payload payload) {
      return LambdaDoors.read(function, payload.body())
          .orElseGet(() -> httpFailure(function, FailureKind.BAD_RESPONSE, facts, ""));
    }
    return httpFailure(function, FailureKind.FUNCTION_ERROR, facts, "");
  }

  @Override
  public DirectOutcome readDirect(FunctionSpec function, NativeReply reply, InvocationFacts facts) {
    if (reply instanceof NativeReply.Payload payload) {
      return new DirectOutcome.Returned(payload.body());
    }
    return new DirectOutcome.Failed(
        directFailure(FailureKind.FUNCTION_ERROR, facts, BatchReply.errorText(reply)));
  }

  @Override
  public BatchOutcome readQueue(
      FunctionSpec function, List<QueueMessage> batch, NativeReply reply) {
    return BatchReply.queue(batch, reply);
  }

  @Override
  public NativeRequest inChain(NativeRequest request, InvocationFacts facts, int hops) {
    return request instanceof NativeRequest.Payload it
        ? new NativeRequest.Payload(it.body(), Lineage.of(it.headers(), facts, hops))
        : request;
  }

  @Override
  public Optional<LimitExceeded> admit(
      NativeRequest request, boolean asynchronous, InvocationFacts facts) {
    return LambdaLimits.request(request, asynchronous, facts);
  }

  @Override
  public Optional<LimitExceeded> admit(NativeReply reply, InvocationFacts facts) {
    return LambdaLimits.reply(reply, facts);
  }

  @Override
  public HttpResponse httpFailure(FailureKind kind, InvocationFacts facts, String detail) {
    return LambdaFailures.http(kind, detail);
  }

  @Override
  public HttpResponse httpFailure(
      FunctionSpec function, FailureKind kind, InvocationFacts facts, String detail) {
    return LambdaDoors.failure(function, kind, detail);
  }

  @Override
  public Optional<HttpResponse> refusal(FunctionSpec function, HttpRequest request) {
    return LambdaDoors.refusal(function, request);
  }

  @Override
  public int bodyLimit(FunctionSpec function) {
    return LambdaDoors.bodyLimit(function);
  }

  @Override
  public PlatformError directFailure(FailureKind kind, InvocationFacts facts, String detail) {
    return LambdaFailures.direct(kind, facts, detail);
  }

  @Override
  public Optional<Body> asyncRecord(AsyncResult result, InvocationFacts facts) {
    return Optional.of(LambdaDestination.of(result, facts));
  }

  @Override
  public Optional<Body> failedBatch(
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      BatchFailure failure,
      InvocationFacts facts) {
    return LambdaShardFailure.of(trigger, batch, failure, facts);
  }

  @Override
  public Optional<Map<String, String>> asyncDeadLetter(AsyncResult result, InvocationFacts facts) {
    return Optional.of(LambdaDeadLetter.attributes(result, facts));
  }

  @Override
  public Set<String> asyncDeadLetterNumbers() {
    return LambdaDeadLetter.NUMBERS;
  }

  @Override
  public List<Addition> additions() {
    return LambdaAdditions.ALL;
  }

  private static NativeRequest event(Body body, InvocationFacts facts) {
    return new NativeRequest.Payload(body, RuntimeHeaders.of(facts));
  }
}
