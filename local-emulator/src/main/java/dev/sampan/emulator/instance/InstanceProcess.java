// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.emulator.isolation.Allowance;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The process behind an instance, or what stands in for one, with what it prints and how long it
 * took to start.
 */
public final class InstanceProcess {

  private final InstanceHost host;
  private final Platform platform;
  private final String id;
  private final String function;
  private final Instant ordered;
  private final Carrier child;
  private final Set<String> running = new LinkedHashSet<>();
  private boolean used;

  private InstanceProcess(
      InstanceHost host,
      Platform platform,
      String id,
      FunctionSpec function,
      ProcessSpec spec,
      Path home)
      throws IOException {
    this.host = host;
    this.platform = platform;
    this.id = id;
    this.function = function.name();
    this.ordered = host.clock().instant();
    this.child = carrier(function, spec, home);
  }

  private Carrier carrier(FunctionSpec spec, ProcessSpec process, Path home) throws IOException {
    return host.isolation().hasProcesses()
        ? ChildProcess.start(host, Allowance.of(platform, spec), process, home, this::printed)
        : LoadedProgram.start(host, process, home, this::printed);
  }

  /**
   * Starts the process of an instance.
   *
   * @param host what instances share
   * @param platform where it runs
   * @param id its name
   * @param function what it runs
   * @param spec how it is started, given its private directory
   * @throws IOException if the program cannot be started
   */
  public static InstanceProcess start(
      InstanceHost host,
      Platform platform,
      String id,
      FunctionSpec function,
      Function<Path, ProcessSpec> spec)
      throws IOException {
    var home = PrivateDirectory.create(host.directory(), function.name() + "-" + id);
    try {
      return new InstanceProcess(host, platform, id, function, spec.apply(home), home);
    } catch (IOException | RuntimeException e) {
      PrivateDirectory.delete(home);
      throw e;
    }
  }

  /** Calls back once, when the process has ended. */
  public void whenGone(Consumer<End> gone) {
    child.whenGone(gone);
  }

  /** How long it took until now, in its two parts. */
  public Startup startup() {
    return StartupLog.read(child.home(), ordered, host.clock().instant());
  }

  /** From now on, what is printed belongs to this invocation, unless another one runs too. */
  public void begins(String invocation) {
    child.output().read();
    synchronized (running) {
      if (used && running.isEmpty()) {
        child.output().clearTail();
      }
      used = true;
      running.add(invocation);
      child.busy(true);
    }
    child.output().startBurst();
  }

  /** Reads what the invocation has printed, and ends its part of the output. */
  public void ends(String invocation) {
    child.output().read();
    child.output().startBurst();
    synchronized (running) {
      if (running.remove(invocation)) {
        child.busy(!running.isEmpty());
      }
    }
  }

  /**
   * What was printed last, at most 4 KiB: since the instance was last idle, and with what its init
   * printed if it never was.
   */
  public String log() {
    child.output().read();
    return child.output().tail();
  }

  /** The id of the process; 0 if it has none of its own. */
  public long pid() {
    return child.pid();
  }

  /** Where it is found that serves a port of its own network's loopback, or of this machine's. */
  SocketAddress served(int port) {
    return host.isolation().hasNetwork()
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), port)
        : OwnNetwork.served(child.home(), port);
  }

  /** Whether the process lives. */
  public boolean alive() {
    return child.alive();
  }

  /** Waits so long for its end, and answers whether it came. */
  boolean endsWithin(long millis) {
    return child.endsWithin(millis);
  }

  /** Ends it at once. */
  public void kill() {
    child.kill();
  }

  /** Ends it at once after the given time, if it lives then. */
  public void killAfter(Duration time) {
    var unused = host.timer().schedule(child::kill, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks it to end, and ends it at once after the given time. */
  public void terminate(Duration grace) {
    child.terminate(grace);
  }

  /**
   * Adds a line of the platform's own to the logs, though not to {@link #log}.
   *
   * @param invocation the invocation that it is about; null if it is about none
   */
  public void note(@Nullable String invocation, String text) {
    child.output().read();
    host.listener().printed(new OutputLine(platform, function, id, invocation, true, text));
  }

  /** The most memory that it and what it started held, in MiB; 0 if that is not known. */
  public long peakMiB() {
    return host.watch().peakBytes(child.pid()) / (1024 * 1024);
  }

  private void printed(String text) {
    host.listener().printed(new OutputLine(platform, function, id, sole(), false, text));
  }

  private @Nullable String sole() {
    synchronized (running) {
      return running.size() == 1 ? running.iterator().next() : null;
    }
  }
}
