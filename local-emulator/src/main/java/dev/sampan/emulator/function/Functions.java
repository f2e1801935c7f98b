// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.Artifact;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.ResponseSink;
import dev.sampan.platform.Platform;
import dev.sampan.platform.fault.FaultKind;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions of a project, each on every platform, started when they are first called. A changed
 * project is a new revision: it takes all further invocations, and the one before ends with the
 * last that it has. Thread-safe.
 */
public final class Functions {

  /** Each has a copy of the project's classes. */
  private static final int MOST_KEPT = 100;

  private final InstanceHost host;
  private final int mostInstances;
  private final Debugged debugged;
  private final Set<Revision> retiring = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Revision> kept = new ConcurrentHashMap<>();
  private final List<Consumer<Manifest>> followers = new CopyOnWriteArrayList<>();
  private final Object changes = new Object();
  private volatile UnaryOperator<Manifest> configuration = UnaryOperator.identity();
  private volatile Manifest project;
  private volatile Revision current;

  /**
   * The functions of a manifest, as revision 1.
   *
   * @param manifest the functions
   * @param host what instances share
   * @param mostInstances how many instances of one function this machine bears
   * @param debugged which ones a debugger may attach to
   */
  public Functions(Manifest manifest, InstanceHost host, int mostInstances, Debugged debugged) {
    this.host = host;
    this.mostInstances = mostInstances;
    this.debugged = debugged;
    this.project = manifest;
    this.current = revision(1, manifest, host);
  }

  private Revision revision(int number, Manifest manifest, InstanceHost on) {
    return new Revision(number, manifest, on, mostInstances, debugged);
  }

  /**
   * Starts the instances of the functions that are debugged, and those that are always kept on the
   * gateway's platform, before anybody calls them.
   */
  public void warm() {
    current.warm();
  }

  /** The manifest of the present revision. */
  public Manifest manifest() {
    return current.manifest();
  }

  /** The number of the present revision, from 1. */
  public int revision() {
    return current.number();
  }

  /**
   * Calls back with the manifest of each further revision, before it takes its first invocation.
   */
  public void follow(Consumer<Manifest> follower) {
    followers.add(follower);
  }

  /** Makes a changed project the present revision. */
  public void replace(Manifest manifest, Artifact artifact) {
    synchronized (changes) {
      var before = current;
      project = manifest;
      var configured = configuration.apply(manifest);
      var next = revision(before.number() + 1, configured, host.with(artifact));
      followers.forEach(it -> it.accept(configured));
      retiring.add(before);
      current = next;
      next.warm();
      var ended = kept.containsKey(before.number()) ? before.endInstances() : before.retire();
      var unused = ended.thenRun(() -> retiring.remove(before));
    }
  }

  /**
   * Keeps the present revision for calls that ask for it when there is a newer one.
   *
   * @return its number
   * @throws IllegalStateException if too many are kept already
   */
  public int keepRevision() {
    synchronized (changes) {
      var now = current;
      if (kept.size() >= MOST_KEPT && !kept.containsKey(now.number())) {
        throw new IllegalStateException("no more than " + MOST_KEPT + " revisions are kept");
      }
      kept.put(now.number(), now);
      return now.number();
    }
  }

  /**
   * Puts into force what a platform's own API makes of the manifest, of this one and of those that
   * follow. The revision stays the same, and so do the instances.
   *
   * @param changed what it makes of a manifest as the project has it
   */
  public void configure(UnaryOperator<Manifest> changed) {
    synchronized (changes) {
      configuration = changed;
      var configured = changed.apply(project);
      followers.forEach(it -> it.accept(configured));
      current.use(configured);
    }
  }

  /** The manifest as the project has it, whatever an API has changed since. */
  public Manifest declared() {
    return project;
  }

  /** Starts the instances that a function keeps on a platform, before anybody calls it. */
  public void keep(Platform platform, String function) {
    find(platform, function).ifPresent(it -> current.keep(platform, it));
  }

  /** How much of an account no function has reserved, in the units of the platform. */
  public long unreserved(Platform platform) {
    return Account.unreserved(current.manifest(), platform);
  }

  /**
   * Ends every instance of the present revision when what runs in it is done, so that each function
   * starts cold. Completed when the last process is gone.
   */
  public CompletableFuture<@Nullable Void> endInstances() {
    return current.endInstances();
  }

  /** The function of this name as it is on the platform; empty if there is none. */
  public Optional<FunctionSpec> find(Platform platform, String name) {
    return current.manifest().function(name).map(it -> it.on(platform));
  }

  /** The same in a revision that is kept; 0 means the present one. */
  Optional<FunctionSpec> find(Platform platform, String name, int revision) {
    return kept.getOrDefault(revision, current)
        .manifest()
        .function(name)
        .map(it -> it.on(platform));
  }

  /** All functions as they are on the platform, in the manifest's order. */
  public List<FunctionSpec> all(Platform platform) {
    return current.manifest().functions().stream().map(it -> it.on(platform)).toList();
  }

  /**
   * How an instance of a function would be started.
   *
   * @param function the function as it is on the platform
   * @param port where it would listen, or find its runtime API
   * @param home its private directory
   */
  public ProcessSpec process(Platform platform, FunctionSpec function, int port, Path home) {
    return current.starter(platform).process(function, port, home);
  }

  /** Every instance of every function, oldest first within a function. */
  public List<InstanceReport> instances() {
    var all = new ArrayList<InstanceReport>();
    older().forEach(it -> all.addAll(it.instances()));
    all.addAll(current.instances());
    return all;
  }

  private List<Revision> older() {
    return Stream.concat(retiring.stream(), kept.values().stream())
        .filter(it -> it != current)
        .distinct()
        .toList();
  }

  /** Whether a fault on demand refuses the invocation. */
  boolean throttles(FunctionSpec function, Invocation invocation) {
    var faults = host.conditions().faults();
    return faults.strikes(FaultKind.THROTTLE, function.name(), invocation.source()).isPresent();
  }

  /** The same at the pace at which the platform streams, where that is asked for. */
  ResponseSink paced(ResponseSink sink) {
    return host.conditions().bandwidth() ? new PacedSink(sink, host.clock(), host.timer()) : sink;
  }

  /** Runs an invocation in a kept revision, or in the present one; its ending tells the rest. */
  void submit(Platform platform, int revision, FunctionSpec function, Invocation invocation) {
    while (!kept.getOrDefault(revision, current).submit(platform, function, invocation)) {
      // It was replaced a moment ago; then there is a newer one.
      Thread.onSpinWait();
    }
  }

  /**
   * Ends every instance.
   *
   * @param seconds how long to wait for the processes to end
   */
  public void shutDown(int seconds) {
    var all = new ArrayList<CompletableFuture<?>>();
    older().forEach(it -> all.add(it.shutDown()));
    all.add(current.shutDown());
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
          .get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Whatever has not ended by now is killed with the emulator's other children.
      return;
    }
  }
}
