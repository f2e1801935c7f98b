// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LimitExceeded;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.wire.NativeWire;
import dev.sampan.runtime.Published;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A function behind its adapter: plays the platform between the test and the instance. */
final class PlatformFunction implements RunningFunction {

  private final Platform platform;
  private final FunctionSpec function;
  private final Instance instance;
  private final NativeWire wire;
  private final Invocations invocations;
  private final InstanceLog log;
  private final PublishLog published;

  PlatformFunction(
      Platform platform,
      FunctionSpec function,
      Instance instance,
      Clock clock,
      InstanceLog log,
      PublishLog published) {
    this.platform = platform;
    this.function = function;
    this.instance = instance;
    this.wire = NativeWires.of(platform);
    this.invocations = new Invocations(function, clock);
    this.log = log;
    this.published = published;
  }

  @Override
  public Optional<Platform> platform() {
    return Optional.of(platform);
  }

  @Override
  public HttpResponse http(HttpRequest request) {
    InvocationFacts facts = invocations.next(platform);
    NativeRequest sent = wire.http(function, request, facts);
    Optional<LimitExceeded> tooLarge = wire.admit(sent, false, facts);
    if (tooLarge.isPresent()) {
      return tooLarge.get().http();
    }
    try {
      NativeReply reply = invoke(sent);
      return wire.admit(reply, facts)
          .map(LimitExceeded::http)
          .orElseGet(() -> wire.readHttp(function, reply, facts));
    } catch (IOException e) {
      return wire.httpFailure(FailureKind.CRASHED, facts, reason(e));
    }
  }

  @Override
  public Body direct(Object payload) {
    InvocationFacts facts = invocations.next(platform);
    return called(wire.direct(function, Body.of(Payload.bytes(payload)), facts), facts);
  }

  @Override
  public Body event(CloudEvent event) {
    InvocationFacts facts = invocations.next(platform);
    String trigger = EventTriggers.any(function).name();
    return called(wire.cloudEvent(function, trigger, event, facts), facts);
  }

  private Body called(NativeRequest request, InvocationFacts facts) {
    must(wire.admit(request, false, facts));
    try {
      NativeReply reply = invoke(request);
      must(wire.admit(reply, facts));
      DirectOutcome outcome = wire.readDirect(function, reply, facts);
      if (outcome instanceof DirectOutcome.Failed failed) {
        throw new FunctionFailedException(failed.error());
      }
      return ((DirectOutcome.Returned) outcome).result();
    } catch (IOException e) {
      throw new FunctionFailedException(wire.directFailure(FailureKind.CRASHED, facts, reason(e)));
    }
  }

  private static void must(Optional<LimitExceeded> exceeded) {
    if (exceeded.isPresent()) {
      throw new FunctionFailedException(exceeded.get().direct());
    }
  }

  @Override
  public BatchOutcome queue(List<QueueMessage> messages) {
    QueueTrigger trigger = EventTriggers.queue(function);
    int most = platform == Platform.CLOUDRUN ? 1 : trigger.batch();
    Set<String> failed = new LinkedHashSet<>();
    Set<String> reasons = new LinkedHashSet<>();
    for (List<QueueMessage> batch : EventTriggers.batches(messages, most)) {
      BatchOutcome outcome = delivered(trigger, batch);
      failed.addAll(outcome.failed());
      if (!outcome.reason().isEmpty()) {
        reasons.add(outcome.reason());
      }
    }
    return new BatchOutcome(failed, String.join("; ", reasons));
  }

  private BatchOutcome delivered(QueueTrigger trigger, List<QueueMessage> batch) {
    NativeRequest request = wire.queue(function, trigger, batch, invocations.next(platform));
    try {
      return wire.readQueue(function, batch, invoke(request));
    } catch (IOException e) {
      return BatchOutcome.allFailed(batch, reason(e));
    }
  }

  private NativeReply invoke(NativeRequest request) throws IOException {
    try {
      return instance.invoke(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the function runs. Its log:\n" + log(), e);
    }
  }

  private static String reason(IOException e) {
    return String.valueOf(e.getMessage());
  }

  @Override
  public List<Published> published() {
    return published.all();
  }

  @Override
  public List<Exchange> exchanges() {
    return instance.exchanges();
  }

  @Override
  public String log() {
    return log.text();
  }

  @Override
  public void close() {
    instance.close();
  }
}
