// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.fault.FaultKind;
import dev.sampan.platform.manifest.FunctionSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Brings instances of a function from the kernel's order to a process: what the platform takes
 * before, the wait while others start, the start.
 */
final class Launcher {

  private final Platform platform;
  private final FunctionSpec function;
  private final InstanceStarter starter;
  private final InstanceHost host;

  Launcher(Platform platform, FunctionSpec function, InstanceStarter starter, InstanceHost host) {
    this.platform = platform;
    this.function = function;
    this.starter = starter;
    this.host = host;
  }

  /**
   * Launches an instance.
   *
   * @param events where it tells what becomes of it
   * @param begins told when its process is about to start
   */
  void launch(Member member, InstanceEvents events, Runnable begins) {
    var provision = provision();
    member.provisionTakes(provision);
    Runnable queue = () -> host.starts().add(() -> begin(member, events, begins));
    if (provision.isZero()) {
      queue.run();
    } else {
      var unused = host.timer().schedule(queue, provision.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private Duration provision() {
    var conditions = host.conditions();
    return conditions
        .coldStarts()
        .provision(platform, () -> host.artifact().bytes(platform))
        .plus(conditions.faults().delay(FaultKind.SLOW_START, function.name(), ""));
  }

  private void begin(Member member, InstanceEvents events, Runnable begins) {
    if (!member.begins(host.clock().instant())) {
      host.starts().over();
      return;
    }
    begins.run();
    try {
      member.instance().complete(starter.start(member.id(), function, events));
    } catch (IOException | RuntimeException e) {
      var message = String.valueOf(e.getMessage());
      host.listener()
          .printed(new OutputLine(platform, function.name(), member.id(), null, false, message));
      member.instance().completeExceptionally(e);
      events.initFailed(message);
      events.gone(new End(FailureKind.INIT_FAILED, message));
    }
  }

  /** The start of an instance is over; only the first time counts. */
  void over(Member member) {
    if (member.endsLaunch()) {
      host.starts().over();
    }
  }
}
