// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.InstanceProcess;
import dev.sampan.emulator.invocation.Startup;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process that the emulator started. */
record ChildRuntime(InstanceProcess process) implements RuntimeProcess {

  @Override
  public void whenGone(Consumer<End> gone) {
    process.whenGone(gone);
  }

  @Override
  public Startup startup() {
    return process.startup();
  }

  @Override
  public void begins(String invocation) {
    process.begins(invocation);
  }

  @Override
  public void ends(String invocation) {
    process.ends(invocation);
  }

  @Override
  public void note(@Nullable String invocation, String text) {
    process.note(invocation, text);
  }

  @Override
  public String log() {
    return process.log();
  }

  @Override
  public long peakMiB() {
    return process.peakMiB();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public void killAfter(Duration time) {
    process.killAfter(time);
  }

  @Override
  public void terminate(Duration grace) {
    process.terminate(grace);
  }
}
