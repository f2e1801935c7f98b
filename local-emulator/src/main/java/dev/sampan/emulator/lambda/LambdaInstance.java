// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Headers;
import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.instance.InstanceProcess;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.kernel.StopReason;
import java.time.Instant;
import java.util.function.Supplier;

/** An instance that asks the Runtime API for its events. */
final class LambdaInstance implements Instance {

  private final InstanceProcess process;
  private final RuntimeApi api;

  LambdaInstance(
      InstanceProcess process, RuntimeApi api, Listener listener, InstanceEvents events) {
    this.process = process;
    this.api = api;
    process.whenGone(
        end -> {
          listener.close();
          events.gone(end);
        });
  }

  @Override
  public void dispatch(Invocation invocation, Instant deadline) {
    process.begins(invocation.id());
    if (invocation.request() instanceof NativeRequest.Payload payload) {
      api.offer(invocation.id(), headers(payload, deadline), payload.body());
    } else {
      throw new IllegalArgumentException("Lambda hands out payloads, no HTTP requests");
    }
  }

  private static Headers headers(NativeRequest.Payload payload, Instant deadline) {
    var until = Long.toString(deadline.toEpochMilli());
    return payload.headers().with("lambda-runtime-deadline-ms", until);
  }

  /** Lambda never leaves an instance alive whose invocation it gave up. */
  @Override
  public void abandon(String invocation) {
    process.kill();
  }

  /** Without extensions, Lambda does not ask first. */
  @Override
  public void stop(StopReason reason) {
    process.kill();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public String log() {
    return process.log();
  }

  /** Turns what the runtime does into what the pool is told. */
  record Told(InstanceEvents events, Supplier<InstanceProcess> process)
      implements RuntimeApi.Events {

    @Override
    public void ready() {
      events.ready(process.get().startup());
    }

    @Override
    public void initFailed(String error) {
      events.initFailed(error);
    }

    @Override
    public void answered(String invocation, NativeReply reply) {
      process.get().ends(invocation);
      events.answered(invocation, reply);
    }

    @Override
    public void tooLarge(String invocation, String size) {
      process.get().ends(invocation);
      events.failed(invocation, FailureKind.RESPONSE_TOO_LARGE, size);
    }

    @Override
    public void free(String invocation) {
      events.free(invocation);
    }
  }
}
