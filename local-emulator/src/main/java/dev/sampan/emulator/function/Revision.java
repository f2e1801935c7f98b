// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.scf.ScfStarter;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** The project as it was at one moment, with the instances that run it. Thread-safe. */
final class Revision {

  private final int number;
  private volatile Manifest manifest;
  private final InstanceHost host;
  private final Debugged debugged;
  private final Pools pools;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean retired;

  Revision(int number, Manifest manifest, InstanceHost host, int mostInstances, Debugged debugged) {
    this.number = number;
    this.manifest = manifest;
    this.host = host;
    this.debugged = debugged;
    this.pools = new Pools(number, manifest, host, mostInstances, debugged);
  }

  int number() {
    return number;
  }

  Manifest manifest() {
    return manifest;
  }

  /**
   * The same project, of which a platform's own API has changed something: how many instances there
   * are is so at once, and what runs goes on.
   */
  void use(Manifest changed) {
    manifest = changed;
    pools.use(changed);
  }

  /** Starts the instances that a function keeps, if they are not there. */
  void keep(Platform platform, FunctionSpec function) {
    lock.readLock().lock();
    try {
      if (!retired) {
        pools.of(platform, function).keep();
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Runs an invocation, unless this revision takes none any more; then the answer is false. */
  boolean submit(Platform platform, FunctionSpec function, Invocation invocation) {
    lock.readLock().lock();
    try {
      if (!retired) {
        pools.submit(platform, function, invocation);
      }
      return !retired;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Starts, before anybody calls them, the instances of the functions that are debugged and those
   * that are always kept, on the gateway's platform; on another one, kept ones start with its first
   * call.
   */
  void warm() {
    for (var function : manifest.functions()) {
      var here = function.on(debugged.platform());
      if (debugged.has(debugged.platform(), function.name())) {
        pools.of(debugged.platform(), here).warm();
      } else if (here.instances().kept() > 0) {
        pools.of(debugged.platform(), here).keep();
      }
    }
  }

  /** Takes nothing any more and ends with the last invocation that it has. */
  CompletableFuture<@Nullable Void> retire() {
    lock.writeLock().lock();
    try {
      retired = true;
    } finally {
      lock.writeLock().unlock();
    }
    return pools.end(FunctionPool::retire).thenRun(host.artifact()::release);
  }

  /**
   * Ends every instance when what runs in it is done; the next invocations start others. Completed
   * when the last process is gone.
   */
  CompletableFuture<@Nullable Void> endInstances() {
    lock.writeLock().lock();
    try {
      var ends = pools.end(FunctionPool::retire);
      pools.clear();
      return ends;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Ends all at once. */
  CompletableFuture<@Nullable Void> shutDown() {
    return pools.end(FunctionPool::shutDown);
  }

  /** Starts instances of a platform, apart from any pool. */
  InstanceStarter starter(Platform platform) {
    return pools.starter(platform);
  }

  List<InstanceReport> instances() {
    var all = new ArrayList<InstanceReport>();
    for (var platform : Platform.values()) {
      for (var function : manifest.functions()) {
        var spec = function.on(platform);
        for (var pool : pools.all(platform, function)) {
          pool.members().join().forEach(it -> all.add(report(platform, spec, it)));
        }
      }
    }
    return all;
  }

  private InstanceReport report(Platform platform, FunctionSpec function, Member it) {
    return new InstanceReport(
        it.id(),
        platform,
        function.name(),
        number,
        it.state(),
        it.pid(),
        it.running(),
        it.served(),
        it.startedAt(),
        note(platform, function, it));
  }

  private String note(Platform platform, FunctionSpec function, Member member) {
    if (debugged.has(platform, function.name())) {
      return "one instance only: it is debugged";
    }
    return Policies.hasFixedPort(platform, function)
        ? "one instance only: its command listens on port " + ScfStarter.FIXED_PORT
        : mode(platform, function, member);
  }

  private static String mode(Platform platform, FunctionSpec function, Member member) {
    if (Policies.isManaged(platform, function)) {
      return "managed: " + member.running() + " of " + function.concurrency() + " at once";
    } else if (platform == Platform.LAMBDA && function.lambdaSnapStart()) {
      return "restored from a snapshot";
    }
    return member.slot().provisioned() ? "kept" : "";
  }
}
