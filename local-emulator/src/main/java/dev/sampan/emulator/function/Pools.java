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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The pools of one revision: one for each function on each platform that is called there, and one
 * more for each tenant, whose instances nobody else may use. What they share of an account, and how
 * many there may be, is theirs to know; when they begin and end is the revision's. Thread-safe.
 */
final class Pools {

  /** How many pools there are at most; each function on each platform has one for each tenant. */
  private static final int MOST_POOLS = 10_000;

  /** How far the numbers of the instances of two tenants are apart. */
  private static final long OF_A_TENANT = 1_000_000;

  private final int revision;
  private final InstanceHost host;
  private final int mostInstances;
  private final Debugged debugged;
  private final Account account;
  private final AtomicLong tenants = new AtomicLong();
  private final TenantBound bound = new TenantBound();
  private final Map<PoolKey, FunctionPool> pools = new ConcurrentHashMap<>();

  /** No pools yet. */
  Pools(int revision, Manifest manifest, InstanceHost host, int mostInstances, Debugged debugged) {
    this.revision = revision;
    this.host = host;
    this.mostInstances = mostInstances;
    this.debugged = debugged;
    this.account = new Account(manifest);
  }

  /** How many instances there may be is from now on what this manifest says. */
  void use(Manifest changed) {
    account.use(changed);
    for (var platform : Platform.values()) {
      for (var function : changed.functions()) {
        var here = function.on(platform);
        var bounds = policy(platform, here).instances();
        var own = here.instances().max() != null;
        all(platform, function).forEach(it -> it.bound(bounds.least(), bounds.most(), own));
      }
    }
  }

  /** The pool of those who name no tenant, made now if it is not there. */
  FunctionPool of(Platform platform, FunctionSpec function) {
    return of(PoolKey.of(platform, function.name()), function);
  }

  private FunctionPool of(PoolKey key, FunctionSpec function) {
    return pools.computeIfAbsent(key, it -> newPool(it, function));
  }

  /** The pools of a function: of all tenants, if it has some. */
  List<FunctionPool> all(Platform platform, FunctionSpec function) {
    return pools.entrySet().stream()
        .filter(it -> it.getKey().isOf(platform, function.name()))
        .sorted(Comparator.comparing(it -> it.getKey().tenant()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Runs an invocation in the pool of its tenant, or ends it if there may be no such pool. */
  void submit(Platform platform, FunctionSpec function, Invocation invocation) {
    var key = PoolKey.of(platform, function.name(), invocation);
    if (pools.size() < MOST_POOLS || pools.containsKey(key)) {
      if (bound.admits(key, function, invocation)) {
        of(key, function).submit(invocation);
      }
    } else {
      var why = "the emulator keeps no more than " + MOST_POOLS + " tenants and functions apart";
      invocation.ending().complete(new Ending.Failed(FailureKind.THROTTLED, why, Service.NONE));
    }
  }

  /** Ends every pool in that way; completed when all have ended. */
  CompletableFuture<@Nullable Void> end(
      Function<FunctionPool, CompletableFuture<@Nullable Void>> way) {
    var ends = pools.values().stream().map(way).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(ends).thenApply(it -> null);
  }

  /** Forgets every pool: whoever is called next gets another one. */
  void clear() {
    pools.clear();
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
    return new FunctionPool(platform, function, kernel, starter(platform), host, time, revision);
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
