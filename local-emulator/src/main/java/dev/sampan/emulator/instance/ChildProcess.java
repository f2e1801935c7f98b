// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.isolation.Allowance;
import dev.sampan.emulator.isolation.Confinement;
import dev.sampan.emulator.isolation.Orphans;
import dev.sampan.emulator.isolation.ProcessTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The process of one instance. Thread-safe. */
final class ChildProcess implements Carrier {

  private final InstanceHost host;
  private final Process process;
  private final ChildOutput output;
  private final Path home;
  private final Confinement place;
  private volatile @Nullable String exceeded;

  private ChildProcess(
      InstanceHost host, Process process, ChildOutput output, Path home, Confinement place) {
    this.host = host;
    this.process = process;
    this.output = output;
    this.home = home;
    this.place = place;
  }

  static ChildProcess start(
      InstanceHost host, Allowance allowance, ProcessSpec spec, Path home, Consumer<String> lines)
      throws IOException {
    var place = place(host, allowance, spec, home);
    var builder = new ProcessBuilder(place.command(spec.command()));
    builder.directory(spec.directory().toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(spec.environment());
    builder.environment().put(Orphans.VARIABLE, home.toString());
    var process = start(builder, place);
    host.children().started(process.toHandle());
    process.getOutputStream().close();
    var output = new ChildOutput(process.getInputStream(), lines, spec.printsFrames());
    host.pump().add(output);
    var child = new ChildProcess(host, process, output, home, place);
    host.watch().watch(process.toHandle(), allowance, home.resolve("tmp"), child::exceeds);
    return child;
  }

  private static Confinement place(
      InstanceHost host, Allowance allowance, ProcessSpec spec, Path home) throws IOException {
    var place = host.isolation().confine(spec.directory(), home, allowance);
    return host.isolation().hasNetwork() ? place : OwnNetwork.open(place, spec, home);
  }

  private static Process start(ProcessBuilder builder, Confinement place) throws IOException {
    try {
      return builder.start();
    } catch (IOException | RuntimeException e) {
      place.close();
      throw e;
    }
  }

  private void exceeds(String what) {
    exceeded = what;
    kill();
  }

  @Override
  public void whenGone(Consumer<End> gone) {
    // Not in the JDK's own pool: it has one thread on two processors, and an end waits for output.
    var unused = process.onExit().thenAcceptAsync(it -> ended(it.exitValue(), gone), host.calls());
  }

  private void ended(int status, Consumer<End> gone) {
    host.watch().forget(process.toHandle());
    Orphans.kill(home);
    output.finish();
    host.pump().remove(output);
    host.children().ended(process.toHandle());
    PrivateDirectory.delete(home);
    var what = place.outOfMemory() ? "memory: the system ended it" : exceeded;
    place.close();
    gone.accept(what == null ? End.exited(status) : End.exceeded(what));
  }

  @Override
  public void busy(boolean busy) {
    place.busy(busy);
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean alive() {
    return process.isAlive();
  }

  @Override
  public boolean endsWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public ChildOutput output() {
    return output;
  }

  @Override
  public Path home() {
    return home;
  }

  /** Ends what it started, too. */
  @Override
  public void kill() {
    ProcessTree.kill(process.toHandle());
  }

  @Override
  public void terminate(Duration grace) {
    if (place.guarded()) {
      process.descendants().forEach(ProcessHandle::destroy);
    } else {
      process.destroy();
    }
    var unused = host.timer().schedule(this::kill, grace.toMillis(), TimeUnit.MILLISECONDS);
  }
}
