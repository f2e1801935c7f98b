// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.BatchResult;
import dev.sampan.Body;
import dev.sampan.Deadline;
import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Outcome;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.DirectReply;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.EventReply;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.LineLog;
import dev.sampan.runtime.Published;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A function without an adapter: only the runtime is between it and the test. */
final class DirectFunction implements RunningFunction {

  static final String NAME = "direct";

  private final FunctionSpec function;
  private final FunctionInstance instance;
  private final Environment environment;
  private final InstanceLog log;
  private final PublishLog published = new PublishLog();
  private final AtomicInteger calls = new AtomicInteger();

  DirectFunction(
      FunctionSpec function, FunctionInstance instance, Environment environment, InstanceLog log) {
    this.function = function;
    this.instance = instance;
    this.environment = environment;
    this.log = log;
    instance.publishThrough(published);
  }

  @Override
  public Optional<Platform> platform() {
    return Optional.empty();
  }

  @Override
  public HttpResponse http(HttpRequest request) {
    HttpResponse response = instance.http(request, next());
    return response.withBody(Body.of(response.body().bytes()));
  }

  @Override
  public Body direct(Object payload) {
    DirectReply reply = instance.direct(Payload.bytes(payload), next());
    if (reply instanceof DirectReply.Failed failed) {
      throw failed(failed.failure().type(), failed.failure().message());
    }
    return ((DirectReply.Returned) reply).json();
  }

  @Override
  public BatchOutcome queue(List<QueueMessage> messages) {
    QueueTrigger trigger = EventTriggers.queue(function);
    Set<String> failed = new LinkedHashSet<>();
    Set<String> reasons = new LinkedHashSet<>();
    for (List<QueueMessage> batch : EventTriggers.batches(messages, trigger.batch())) {
      BatchResult result =
          instance.events(batch.stream().map(each -> event(trigger, each)).toList(), next());
      result
          .outcomes()
          .forEach(
              (id, outcome) ->
                  reason(outcome)
                      .ifPresent(
                          why -> {
                            failed.add(id);
                            reasons.add(why);
                          }));
    }
    return new BatchOutcome(failed, String.join("; ", reasons));
  }

  private static IncomingEvent event(QueueTrigger trigger, QueueMessage message) {
    Delivery delivery =
        new Delivery(
            trigger.kind(),
            trigger.source(),
            message.attempt(),
            message.key(),
            message.id(),
            message.attributes());
    return IncomingEvent.of(
        message.id(),
        URI.create("/queues/" + trigger.source()),
        EventTypes.QUEUE_MESSAGE,
        delivery,
        message.body().bytes());
  }

  @Override
  public Body event(CloudEvent event) {
    TriggerSpec trigger = EventTriggers.any(function);
    Delivery delivery =
        new Delivery(trigger.kind(), trigger.source(), 1, null, event.getId(), Map.of());
    EventReply reply = instance.event(IncomingEvent.of(event, delivery), next());
    Optional<String> reason = reason(reply.outcome());
    if (reason.isPresent()) {
      throw failed("event", reason.get());
    }
    return reply.event().map(StrictCloudEvents::writeJson).map(Body::of).orElseGet(Body::empty);
  }

  private static Optional<String> reason(Outcome outcome) {
    return outcome.match(
        ack -> Optional.empty(),
        retry -> Optional.of(retry.reason()),
        reject -> Optional.of(reject.code() + ": " + reject.reason()),
        notAttempted -> Optional.of(notAttempted.reason()));
  }

  private static FunctionFailedException failed(String type, String message) {
    Body body = Body.json(Map.of("errorType", type, "errorMessage", message));
    return new FunctionFailedException(
        new PlatformError(FailureKind.FUNCTION_ERROR, 200, type, message, body));
  }

  private Call next() {
    int number = calls.incrementAndGet();
    String id = NAME + "-" + number;
    Call call = Call.of(id, left(function.timeout()), LineLog.of(NAME, environment, id));
    return call.withColdStart(number == 1);
  }

  private Deadline left(Duration time) {
    return new Deadline(environment.clock().instant().plus(time), environment.clock());
  }

  @Override
  public List<Published> published() {
    return published.all();
  }

  @Override
  public List<Exchange> exchanges() {
    return List.of();
  }

  @Override
  public String log() {
    return log.text();
  }

  @Override
  public void close() {
    instance.shutdown(left(Duration.ofSeconds(2)));
  }
}
