// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.scf;

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

/** An instance that asks the custom runtime's API for its events. */
final class CustomRuntimeInstance implements Instance {

  private final InstanceProcess process;
  private final CustomRuntimeApi api;

  CustomRuntimeInstance(
      InstanceProcess process, CustomRuntimeApi api, Listener listener, InstanceEvents events) {
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
      api.offer(invocation.id(), payload.headers(), payload.body());
    } else {
      throw new IllegalArgumentException("an event function takes payloads, no HTTP requests");
    }
  }

  /** SCF recycles an event function's instance with the invocation that it gave up. */
  @Override
  public void abandon(String invocation) {
    process.kill();
  }

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
      implements CustomRuntimeApi.Events {

    @Override
    public void ready() {
      events.ready(process.get().startup());
    }

    @Override
    public void answered(String invocation, NativeReply reply) {
      process.get().ends(invocation);
      events.answered(invocation, reply);
    }

    @Override
    public void tooLarge(String invocation) {
      process.get().ends(invocation);
      events.failed(invocation, FailureKind.RESPONSE_TOO_LARGE, "more than 6 MB");
    }

    @Override
    public void free(String invocation) {
      events.free(invocation);
    }
  }
}
