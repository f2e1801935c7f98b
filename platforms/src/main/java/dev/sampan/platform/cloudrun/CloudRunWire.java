// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.platform.Addition;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.NativeWire;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cloud Run's wire: everything is an HTTP request to the container. Events go to a path of their
 * own, {@code /_sampan/events/{trigger}}, as the service's descriptor says.
 */
public final class CloudRunWire implements NativeWire {

  /** The one instance; it has no state. */
  public static final CloudRunWire INSTANCE = new CloudRunWire();

  /** The statuses that acknowledge a push (Pub/Sub, Receive push messages). */
  private static final Set<Integer> ACKNOWLEDGED = Set.of(102, 200, 201, 202, 204);

  private CloudRunWire() {}

  @Override
  public NativeRequest http(FunctionSpec function, HttpRequest request, InvocationFacts facts) {
    return new NativeRequest.Http(FrontEndRequest.of(request, facts));
  }

  /** Cloud Run has no call but HTTP: the payload is posted to {@code /}. */
  @Override
  public NativeRequest direct(FunctionSpec function, Body payload, InvocationFacts facts) {
    var request =
        HttpRequest.of("POST", "/")
            .withHeader("Host", FrontEndRequest.serviceHost(facts))
            .withHeader("Content-Type", "application/json")
            .withBody(payload);
    return http(function, request, facts);
  }

  @Override
  public NativeRequest queue(
      FunctionSpec function,
      QueueTrigger trigger,
      List<QueueMessage> batch,
      InvocationFacts facts) {
    if (batch.size() != 1) {
      throw new NotExpressibleException(
          "cloudrun: a push carries one message, not " + batch.size() + "; deliver them singly");
    }
    return http(function, PubSubPush.of(trigger, batch.get(0), facts), facts);
  }

  /** Every sender sends one event a request. */
  @Override
  public int largestBatch(TriggerSpec trigger) {
    return 1;
  }

  @Override
  public List<? extends SourceEvent> parts(SourceEvent event) {
    return event instanceof LogBatch lines ? lines.singly() : List.of(event);
  }

  @Override
  public NativeRequest delivery(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      InvocationFacts facts) {
    if (batch.size() != 1) {
      throw new NotExpressibleException(
          "cloudrun: a request carries one event, not " + batch.size() + "; deliver them singly");
    }
    return http(function, EventForms.of(trigger, batch.get(0), facts), facts);
  }

  @Override
  public BatchOutcome readDelivery(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      NativeReply reply) {
    return outcome(trigger.kind(), batch, reply);
  }

  @Override
  public NativeRequest cloudEvent(
      FunctionSpec function, String trigger, CloudEvent event, InvocationFacts facts) {
    return http(function, EventRequest.binary(trigger, event, facts), facts);
  }

  /** The event in structured mode, as a Knative broker with {@code format: json} sends it. */
  public NativeRequest structuredCloudEvent(
      FunctionSpec function, String trigger, CloudEvent event, InvocationFacts facts) {
    return http(function, EventRequest.structured(trigger, event, facts), facts);
  }

  @Override
  public HttpResponse readHttp(FunctionSpec function, NativeReply reply, InvocationFacts facts) {
    return reply instanceof NativeReply.Http http
        ? FrontEndReply.read(http.response())
        : httpFailure(FailureKind.BAD_RESPONSE, facts, "");
  }

  @Override
  public DirectOutcome readDirect(FunctionSpec function, NativeReply reply, InvocationFacts facts) {
    if (!(reply instanceof NativeReply.Http http)) {
      return new DirectOutcome.Failed(directFailure(FailureKind.BAD_RESPONSE, facts, ""));
    }
    var response = http.response();
    return response.status() / 100 == 2
        ? new DirectOutcome.Returned(response.body())
        : new DirectOutcome.Failed(CloudRunFailures.answered(response));
  }

  @Override
  public BatchOutcome readQueue(
      FunctionSpec function, List<QueueMessage> batch, NativeReply reply) {
    return outcome(Trigger.QUEUE, batch, reply);
  }

  /** An event is acknowledged by the status; there is no final refusal. */
  private static BatchOutcome outcome(
      Trigger kind, List<? extends SourceEvent> batch, NativeReply reply) {
    if (!(reply instanceof NativeReply.Http http)) {
      return BatchOutcome.allFailed(batch, "not an HTTP response");
    }
    var status = http.response().status();
    return acknowledges(kind, status)
        ? BatchOutcome.acknowledged()
        : BatchOutcome.allFailed(batch, "status " + status);
  }

  /** Cloud Scheduler and Knative's sources take any 2xx; all else rides on Pub/Sub. */
  private static boolean acknowledges(Trigger kind, int status) {
    return (kind == Trigger.SCHEDULE || kind == Trigger.STREAM)
        ? status / 100 == 2
        : ACKNOWLEDGED.contains(status);
  }

  @Override
  public Optional<LimitExceeded> admit(
      NativeRequest request, boolean asynchronous, InvocationFacts facts) {
    return CloudRunLimits.request(request);
  }

  @Override
  public Optional<LimitExceeded> admit(NativeReply reply, InvocationFacts facts) {
    return CloudRunLimits.reply(reply);
  }

  @Override
  public HttpResponse httpFailure(FailureKind kind, InvocationFacts facts, String detail) {
    return CloudRunFailures.http(kind);
  }

  @Override
  public int bodyLimit(FunctionSpec function) {
    return CloudRunLimits.body();
  }

  @Override
  public PlatformError directFailure(FailureKind kind, InvocationFacts facts, String detail) {
    return CloudRunFailures.direct(kind, detail);
  }

  @Override
  public List<Addition> additions() {
    return CloudRunAdditions.ALL;
  }
}
