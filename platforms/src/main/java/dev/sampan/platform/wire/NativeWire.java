// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.Addition;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.WindowBatch;
import dev.sampan.platform.filter.EventPattern;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Optional;

/**
 * Writes one platform's native requests and reads its native replies.
 *
 * <p>Implementations are pure and thread-safe. They never repair: what the platform cannot carry is
 * refused with {@link NotExpressibleException}, and a reply that the platform would not understand
 * becomes the platform's own error.
 */
public interface NativeWire extends Notices {

  /**
   * The native form of a caller's HTTP request.
   *
   * @throws NotExpressibleException if the platform has no form for this request
   */
  NativeRequest http(FunctionSpec function, HttpRequest request, InvocationFacts facts);

  /**
   * The native form of a direct call.
   *
   * @throws NotExpressibleException if the platform cannot call this function directly
   */
  NativeRequest direct(FunctionSpec function, Body payload, InvocationFacts facts);

  /**
   * The native form of a batch of queue messages.
   *
   * @throws NotExpressibleException if the platform cannot carry one of them, or so many at once
   */
  NativeRequest queue(
      FunctionSpec function, QueueTrigger trigger, List<QueueMessage> batch, InvocationFacts facts);

  /**
   * How many events of a trigger the platform puts into one request at most, by its own rules and
   * the trigger's.
   */
  default int largestBatch(TriggerSpec trigger) {
    return trigger instanceof QueueTrigger queue ? queue.batch() : 1;
  }

  /**
   * The events that the platform makes of one that a source is given: itself, but for lines of a
   * log where each is published by itself.
   */
  default List<? extends SourceEvent> parts(SourceEvent event) {
    return List.of(event);
  }

  /**
   * The native form of a batch of events of a trigger.
   *
   * @param trigger a trigger of the function, of any kind but HTTP
   * @param batch events of the trigger's kind, at most {@link #largestBatch}
   * @throws NotExpressibleException if the platform has no such trigger or cannot carry an event
   */
  default NativeRequest delivery(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      InvocationFacts facts) {
    if (trigger instanceof QueueTrigger queue) {
      var messages = batch.stream().map(QueueMessage.class::cast).toList();
      return queue(function, queue, messages, facts);
    }
    throw new NotExpressibleException("no form for a trigger of kind " + trigger.kind());
  }

  /**
   * The native form of a batch of a window.
   *
   * @param batch records of one partition and one window; none if it ends the window
   * @throws NotExpressibleException if the platform has no windows or cannot carry a record
   */
  default NativeRequest window(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      WindowBatch window,
      InvocationFacts facts) {
    throw new NotExpressibleException("no windows for a trigger of kind " + trigger.kind());
  }

  /** Which events of a window's batch are done, and the state that the function keeps; total. */
  default BatchOutcome readWindow(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      NativeReply reply) {
    return readDelivery(function, trigger, batch, reply);
  }

  /** Which events of a batch are done; total. */
  default BatchOutcome readDelivery(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      NativeReply reply) {
    var messages = batch.stream().map(QueueMessage.class::cast).toList();
    return readQueue(function, messages, reply);
  }

  /**
   * Whether the filter of a trigger whose source the platform polls lets an event through. What it
   * does not let through is done, and the function never hears of it.
   */
  default boolean passes(TriggerSpec trigger, SourceEvent event, InvocationFacts facts) {
    return true;
  }

  /** That filter in the platform's own form; empty where it has none. */
  default List<EventPattern> filters(TriggerSpec trigger) {
    return List.of();
  }

  /**
   * The native form of a CloudEvent delivered to a trigger: binary on Cloud Run, structured where
   * an event is a JSON payload.
   *
   * @throws NotExpressibleException if the platform cannot deliver events to this function
   */
  NativeRequest cloudEvent(
      FunctionSpec function, String trigger, CloudEvent event, InvocationFacts facts);

  /** What the platform answers to the HTTP caller; total. */
  HttpResponse readHttp(FunctionSpec function, NativeReply reply, InvocationFacts facts);

  /** How a direct call or the delivery of one event ended; total. */
  DirectOutcome readDirect(FunctionSpec function, NativeReply reply, InvocationFacts facts);

  /** Which messages of a batch are done; total. */
  BatchOutcome readQueue(FunctionSpec function, List<QueueMessage> batch, NativeReply reply);

  /**
   * A request that tells how many invocations stand before it, where the platform counts them.
   *
   * @param hops how many, each of which published or called what started the next
   */
  default NativeRequest inChain(NativeRequest request, InvocationFacts facts, int hops) {
    return request;
  }

  /**
   * Empty if the request is within the platform's limit, else what is over it.
   *
   * @param asynchronous whether the platform accepts the request before it is handled
   */
  Optional<LimitExceeded> admit(NativeRequest request, boolean asynchronous, InvocationFacts facts);

  /** Empty if the reply is within the platform's limit, else what is over it. */
  Optional<LimitExceeded> admit(NativeReply reply, InvocationFacts facts);

  /**
   * What the platform answers to an HTTP caller when the function gave no answer.
   *
   * @param detail what is known beyond the kind, such as {@code exit status 1}; may be empty
   */
  HttpResponse httpFailure(FailureKind kind, InvocationFacts facts, String detail);

  /** The same where it depends on what stands before the function. */
  default HttpResponse httpFailure(
      FunctionSpec function, FailureKind kind, InvocationFacts facts, String detail) {
    return httpFailure(kind, facts, detail);
  }

  /**
   * What stands before the function answers by itself, so that the function is not asked; empty if
   * it is.
   */
  default Optional<HttpResponse> refusal(FunctionSpec function, HttpRequest request) {
    return Optional.empty();
  }

  /**
   * The most bytes of a request's body that are taken in before the function; a longer one is
   * answered with the failure {@link FailureKind#REQUEST_TOO_LARGE}, and the function is not asked.
   */
  int bodyLimit(FunctionSpec function);

  /**
   * What the platform reports to a direct caller when the function gave no answer.
   *
   * @param detail what is known beyond the kind, or the error JSON that the function reported
   */
  PlatformError directFailure(FailureKind kind, InvocationFacts facts, String detail);

  /** The headers that the platform itself sets or removes on the way in and out. */
  List<Addition> additions();
}
