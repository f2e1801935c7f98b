// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.condition.Conditions;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.isolation.Isolation;
import dev.sampan.emulator.isolation.MemoryWatch;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What instances of every platform share.
 *
 * @param artifact the built project
 * @param listeners opens the listeners that instances need
 * @param pump reads what children print
 * @param isolation keeps instances apart
 * @param watch looks after what children use
 * @param timer for what happens later; its tasks must be short
 * @param calls for tasks that wait for an instance's answer
 * @param starts lets a few instances start at once
 * @param conditions what the platform adds, and what goes wrong
 * @param children is told of every child
 * @param listener is told of every line that is printed
 * @param directory where instances get their private directories
 * @param clock the time
 */
public record InstanceHost(
    Artifact artifact,
    Listeners listeners,
    OutputPump pump,
    Isolation isolation,
    MemoryWatch watch,
    ScheduledExecutorService timer,
    Executor calls,
    StartQueue starts,
    Conditions conditions,
    Children children,
    InvocationListener listener,
    Path directory,
    InstantSource clock) {

  /** The same with another one who is told of every line, too. */
  public InstanceHost telling(InvocationListener other) {
    return new InstanceHost(
        artifact,
        listeners,
        pump,
        isolation,
        watch,
        timer,
        calls,
        starts,
        conditions,
        children,
        listener.and(other),
        directory,
        clock);
  }

  /** The same for another build of the project. */
  public InstanceHost with(Artifact other) {
    return new InstanceHost(
        other,
        listeners,
        pump,
        isolation,
        watch,
        timer,
        calls,
        starts,
        conditions,
        children,
        listener,
        directory,
        clock);
  }
}
