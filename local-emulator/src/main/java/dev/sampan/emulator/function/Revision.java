// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.cloudrun.CloudRunStarter;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.lambda.LambdaStarter;
import dev.sampan.emulator.scf.ScfStarter;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.InstanceChoice;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.kernel.Policy;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The project as it was at one moment, with the instances that run it. Thread-safe. */
final class Revision {

  private final int number;
  private volatile Manifest manifest;
  private final InstanceHost host;
  private final int mostInstances;
  private final Debugged debugged;
  private final Account account;
  private final Map<String, FunctionPool> pools = new ConcurrentHashMap<>();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean retired;

  Revision(int number, Manifest manifest, InstanceHost host, int mostInstances, Debugged debugged) {
    this.number = number;
    this.manifest = manifest;
    this.host = host;
    this.mostInstances = mostInstances;
    this.debugged = debugged;
    this.account = new Account(manifest);
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
    account.use(changed);
    for (var platform : Platform.values()) {
      for (var function : changed.functions()) {
        var pool = pools.get(key(platform, function));
        if (pool != null) {
          var here = function.on(platform);
          var bounds = policy(platform, here).instances();
          pool.bound(bounds.least(), bounds.most(), here.instances().max() != null);
        }
      }
    }
  }

  /** Starts the instances that a function keeps, if they are not there. */
  void keep(Platform platform, FunctionSpec function) {
    lock.readLock().lock();
    try {
      if (!retired) {
        pool(platform, function).keep();
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
        pool(platform, function).submit(invocation);
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
        pool(debugged.platform(), here).warm();
      } else if (here.instances().kept() > 0) {
        pool(debugged.platform(), here).keep();
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
    return all(FunctionPool::retire).thenRun(host.artifact()::release);
  }

  /**
   * Ends every instance when what runs in it is done; the next invocations start others. Completed
   * when the last process is gone.
   */
  CompletableFuture<@Nullable Void> endInstances() {
    lock.writeLock().lock();
    try {
      var ends = all(FunctionPool::retire);
      pools.clear();
      return ends;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Ends all at once. */
  CompletableFuture<@Nullable Void> shutDown() {
    return all(FunctionPool::shutDown);
  }

  private CompletableFuture<@Nullable Void> all(
      Function<FunctionPool, CompletableFuture<@Nullable Void>> end) {
    var ends = pools.values().stream().map(end).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(ends).thenApply(it -> null);
  }

  List<InstanceReport> instances() {
    var all = new ArrayList<InstanceReport>();
    for (var platform : Platform.values()) {
      for (var function : manifest.functions()) {
        var pool = pools.get(key(platform, function));
        if (pool != null) {
          var spec = function.on(platform);
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
        : member.slot().provisioned() ? "kept" : "";
  }

  private FunctionPool pool(Platform platform, FunctionSpec function) {
    return pools.computeIfAbsent(key(platform, function), key -> newPool(platform, function));
  }

  private FunctionPool newPool(Platform platform, FunctionSpec function) {
    var kernel =
        Kernel.of(
            policy(platform, function),
            InstanceChoice.MOST_RECENTLY_USED,
            account.quota(platform, function));
    var time = debugged.time(platform, function.name(), host.clock());
    return new FunctionPool(platform, function, kernel, starter(platform), host, time, number);
  }

  private Policy policy(Platform platform, FunctionSpec function) {
    var single =
        Policies.hasFixedPort(platform, function) || debugged.has(platform, function.name());
    return Policies.of(platform, function, mostInstances, single);
  }

  InstanceStarter starter(Platform platform) {
    return switch (platform) {
      case LAMBDA -> new LambdaStarter(host);
      case SCF -> new ScfStarter(host);
      case CLOUDRUN -> new CloudRunStarter(host);
    };
  }

  private static String key(Platform platform, FunctionSpec function) {
    return platform.id() + "/" + function.name();
  }
}
