// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.cloudrun.CloudRunStarter;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.emulator.lambda.LambdaStarter;
import dev.sampan.emulator.scf.ScfStarter;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Kernel;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The functions of a project, each on every platform, started when they are first called. */
public final class Functions {

  private final Manifest manifest;
  private final InstanceHost host;
  private final int mostInstances;
  private final Map<String, FunctionPool> pools = new ConcurrentHashMap<>();

  /**
   * The functions of a manifest.
   *
   * @param manifest the functions
   * @param host what instances share
   * @param mostInstances how many instances of one function this machine bears
   */
  public Functions(Manifest manifest, InstanceHost host, int mostInstances) {
    this.manifest = manifest;
    this.host = host;
    this.mostInstances = mostInstances;
  }

  /** The function of this name as it is on the platform; empty if there is none. */
  public Optional<FunctionSpec> find(Platform platform, String name) {
    return manifest.function(name).map(it -> it.on(platform));
  }

  /** All functions as they are on the platform, in the manifest's order. */
  public List<FunctionSpec> all(Platform platform) {
    return manifest.functions().stream().map(it -> it.on(platform)).toList();
  }

  /**
   * How an instance of a function would be started.
   *
   * @param function the function as it is on the platform
   * @param port where it would listen, or find its runtime API
   * @param home its private directory
   */
  public ProcessSpec process(Platform platform, FunctionSpec function, int port, Path home) {
    return starter(platform).process(function, port, home);
  }

  /** Every instance of every function, oldest first within a function. */
  public List<InstanceReport> instances() {
    var all = new ArrayList<InstanceReport>();
    for (var platform : Platform.values()) {
      for (var function : all(platform)) {
        var pool = pools.get(key(platform, function));
        if (pool != null) {
          pool.members().join().forEach(it -> all.add(report(platform, function, it)));
        }
      }
    }
    return all;
  }

  private static InstanceReport report(Platform platform, FunctionSpec function, Member it) {
    var note =
        Policies.hasFixedPort(platform, function)
            ? "one instance only: its command listens on port " + ScfStarter.FIXED_PORT
            : "";
    return new InstanceReport(
        it.id(),
        platform,
        function.name(),
        it.state(),
        it.running(),
        it.served(),
        it.startedAt(),
        note);
  }

  FunctionPool pool(Platform platform, FunctionSpec function) {
    return pools.computeIfAbsent(key(platform, function), key -> newPool(platform, function));
  }

  private FunctionPool newPool(Platform platform, FunctionSpec function) {
    var kernel = Kernel.of(Policies.of(platform, function, mostInstances));
    return new FunctionPool(platform, function, kernel, starter(platform), host);
  }

  private InstanceStarter starter(Platform platform) {
    return switch (platform) {
      case LAMBDA -> new LambdaStarter(host);
      case SCF -> new ScfStarter(host);
      case CLOUDRUN -> new CloudRunStarter(host);
    };
  }

  private static String key(Platform platform, FunctionSpec function) {
    return platform.id() + "/" + function.name();
  }

  /**
   * Ends every instance.
   *
   * @param seconds how long to wait for the processes to end
   */
  public void shutDown(int seconds) {
    var all = pools.values().stream().map(FunctionPool::shutDown).toList();
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
          .get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      // Whatever has not ended by now is killed with the emulator's other children.
      return;
    }
  }
}
