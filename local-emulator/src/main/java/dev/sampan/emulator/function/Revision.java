// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.cloudrun.CloudRunStarter;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.emulator.lambda.LambdaStarter;
import dev.sampan.emulator.scf.ScfStarter;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.InstanceChoice;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.kernel.Policy;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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

  /** How many pools there are at most; each function on each platform has one for each tenant. */
  private static final int MOST_POOLS = 10_000;

  /** How far the numbers of the instances of two tenants are apart. */
  private static final long OF_A_TENANT = 1_000_000;

  private final AtomicLong tenants = new AtomicLong();
  private final TenantBound bound = new TenantBound();
  private final Map<PoolKey, FunctionPool> pools = new ConcurrentHashMap<>();
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
        var here = function.on(platform);
        var bounds = policy(platform, here).instances();
        var own = here.instances().max() != null;
        pools(platform, function).forEach(it -> it.bound(bounds.least(), bounds.most(), own));
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
        submit(PoolKey.of(platform, function.name(), invocation), function, invocation);
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
        var spec = function.on(platform);
        for (var pool : pools(platform, function)) {
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

  private FunctionPool pool(Platform platform, FunctionSpec function) {
    return pool(PoolKey.of(platform, function.name()), function);
  }

  private FunctionPool pool(PoolKey key, FunctionSpec function) {
    return pools.computeIfAbsent(key, it -> newPool(it, function));
  }

  /** The pools of a function: of all tenants, if it has some. */
  private List<FunctionPool> pools(Platform platform, FunctionSpec function) {
    return pools.entrySet().stream()
        .filter(it -> it.getKey().isOf(platform, function.name()))
        .sorted(Comparator.comparing(it -> it.getKey().tenant()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private void submit(PoolKey key, FunctionSpec function, Invocation invocation) {
    if (pools.size() < MOST_POOLS || pools.containsKey(key)) {
      if (bound.admits(key, function, invocation)) {
        pool(key, function).submit(invocation);
      }
    } else {
      var why = "the emulator keeps no more than " + MOST_POOLS + " tenants and functions apart";
      invocation.ending().complete(new Ending.Failed(FailureKind.THROTTLED, why, Service.NONE));
    }
  }

  private FunctionPool newPool(PoolKey key, FunctionSpec function) {
    var platform = key.platform();
    var kernel =
        Kernel.of(
            policy(platform, function),
            InstanceChoice.MOST_RECENTLY_USED,
            account.quota(platform, function),
            key.tenant().isEmpty() ? 0 : tenants.incrementAndGet() * OF_A_TENANT);
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
}
