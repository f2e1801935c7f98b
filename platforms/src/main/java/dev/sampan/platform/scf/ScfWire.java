// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.Addition;
import dev.sampan.platform.AsyncResult;
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
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.ScfMode;
import dev.sampan.platform.manifest.ScfRuntime;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.EventJson;
import dev.sampan.platform.wire.NativeWire;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Optional;

/**
 * SCF's wire. A web function gets HTTP and nothing else; an event function gets JSON events, by the
 * custom runtime or, in an image, posted to {@code /event-invoke}.
 */
public final class ScfWire implements NativeWire {

  /** The one instance; it has no state. */
  public static final ScfWire INSTANCE = new ScfWire();

  private ScfWire() {}

  @Override
  public NativeRequest http(FunctionSpec function, HttpRequest request, InvocationFacts facts) {
    if (function.scfMode() == ScfMode.WEB) {
      return new NativeRequest.Http(WebRequest.of(function, request, facts));
    }
    return event(function, FunctionUrlEvent.of(request), "", facts);
  }

  @Override
  public NativeRequest direct(FunctionSpec function, Body payload, InvocationFacts facts) {
    requireEvents(function, "the Invoke API");
    return event(function, payload, "", facts);
  }

  @Override
  public NativeRequest queue(
      FunctionSpec function,
      QueueTrigger trigger,
      List<QueueMessage> batch,
      InvocationFacts facts) {
    requireEvents(function, "trigger " + trigger.name());
    return event(function, CmqTopicEvent.of(trigger, batch, facts), "Cmq", facts);
  }

  @Override
  public int largestBatch(TriggerSpec trigger) {
    return EventForms.largestBatch(trigger);
  }

  @Override
  public NativeRequest delivery(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      InvocationFacts facts) {
    requireEvents(function, "trigger " + trigger.name());
    var source = EventForms.source(trigger.kind());
    return event(function, EventForms.of(trigger, batch, facts), source, facts);
  }

  @Override
  public NativeRequest cloudEvent(
      FunctionSpec function, String trigger, CloudEvent event, InvocationFacts facts) {
    requireEvents(function, "trigger " + trigger);
    return event(function, EventJson.of(event), "", facts);
  }

  @Override
  public HttpResponse readHttp(FunctionSpec function, NativeReply reply, InvocationFacts facts) {
    if (function.scfMode() == ScfMode.WEB && reply instanceof NativeReply.Http http) {
      return WebReply.read(http.response());
    }
    if (EventReply.of(reply) instanceof NativeReply.Payload payload) {
      return FunctionUrlReply.read(payload.body())
          .orElseGet(() -> httpFailure(FailureKind.BAD_RESPONSE, facts, ""));
    }
    return httpFailure(FailureKind.FUNCTION_ERROR, facts, "");
  }

  @Override
  public DirectOutcome readDirect(FunctionSpec function, NativeReply reply, InvocationFacts facts) {
    var event = EventReply.of(reply);
    if (event instanceof NativeReply.Payload payload) {
      return new DirectOutcome.Returned(payload.body());
    }
    return new DirectOutcome.Failed(
        directFailure(FailureKind.FUNCTION_ERROR, facts, EventReply.errorText(event)));
  }

  @Override
  public BatchOutcome readQueue(
      FunctionSpec function, List<QueueMessage> batch, NativeReply reply) {
    return outcome(batch, reply);
  }

  @Override
  public BatchOutcome readDelivery(
      FunctionSpec function,
      TriggerSpec trigger,
      List<? extends SourceEvent> batch,
      NativeReply reply) {
    return outcome(batch, reply);
  }

  /** SCF has no partial failure: an answer acknowledges the batch, an error fails all of it. */
  private static BatchOutcome outcome(List<? extends SourceEvent> batch, NativeReply reply) {
    var event = EventReply.of(reply);
    return event instanceof NativeReply.Payload
        ? BatchOutcome.acknowledged()
        : BatchOutcome.allFailed(batch, EventReply.errorText(event));
  }

  @Override
  public Optional<LimitExceeded> admit(
      NativeRequest request, boolean asynchronous, InvocationFacts facts) {
    return ScfLimits.request(request, asynchronous, facts);
  }

  @Override
  public Optional<LimitExceeded> admit(NativeReply reply, InvocationFacts facts) {
    return ScfLimits.reply(reply, facts);
  }

  @Override
  public HttpResponse httpFailure(FailureKind kind, InvocationFacts facts, String detail) {
    return ScfFailures.http(kind, facts, detail);
  }

  @Override
  public int bodyLimit(FunctionSpec function) {
    return ScfLimits.body();
  }

  @Override
  public PlatformError directFailure(FailureKind kind, InvocationFacts facts, String detail) {
    return ScfFailures.direct(kind, facts, detail);
  }

  @Override
  public Optional<Body> asyncRecord(AsyncResult result, InvocationFacts facts) {
    return result.condition() == AsyncResult.Condition.SUCCESS
        ? Optional.empty()
        : Optional.of(ScfDeadLetter.of(result, facts));
  }

  @Override
  public List<Addition> additions() {
    return ScfAdditions.ALL;
  }

  private static NativeRequest event(
      FunctionSpec function, Body body, String triggerSource, InvocationFacts facts) {
    if (function.scfRuntime() == ScfRuntime.CUSTOM) {
      return new NativeRequest.Payload(body, ScfHeaders.customRuntime(function, facts));
    }
    Headers headers = ScfHeaders.eventInvoke(function, triggerSource, facts);
    return new NativeRequest.Http(
        HttpRequest.of("POST", "/event-invoke").withHeaders(headers).withBody(body));
  }

  private static void requireEvents(FunctionSpec function, String what) {
    if (function.scfMode() == ScfMode.WEB) {
      throw new NotExpressibleException(
          "scf: "
              + function.name()
              + " is a web function, which "
              + what
              + " cannot reach; set scf.mode: event in the manifest");
    }
  }
}
