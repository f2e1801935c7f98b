// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Handler;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A function and its surroundings, ready to be started. Immutable.
 *
 * <pre>{@code
 * Deployment orders =
 *     Deployment.ofManifest(Path.of("sampan.yaml"), "orders")
 *         .withSetting("orders.directory", directory);
 * try (RunningFunction function = orders.start(Platform.LAMBDA)) {
 *   assertThat(function.http(HttpRequest.of("GET", "/orders")).status()).isEqualTo(200);
 * }
 * }</pre>
 *
 * <p>{@link EveryPlatform} does this for each platform in turn. The function is found, constructed
 * and bound as in the cloud; it sees no environment variables but the platform's.
 */
public final class Deployment {

  private final Manifest manifest;
  private final Map<String, String> variables;
  private final Clock clock;
  private final ClassLoader loader;

  private Deployment(
      Manifest manifest, Map<String, String> variables, Clock clock, ClassLoader loader) {
    this.manifest = manifest;
    this.variables = variables;
    this.clock = clock;
    this.loader = loader;
  }

  /** The function that a manifest would describe like this, on a clock that stands still. */
  public static Deployment of(FunctionSpec function) {
    return of(Manifest.of(Path.of(Manifest.FILE_NAME), function));
  }

  /** A function of this handler, named after its class, behind these triggers. */
  public static Deployment of(Class<? extends Handler<?, ?>> handler, TriggerSpec... triggers) {
    String name = handler.getSimpleName().toLowerCase(Locale.ROOT);
    return of(FunctionSpec.of(name, handler.getName(), triggers))
        .withClassLoader(handler.getClassLoader());
  }

  /**
   * A function of a manifest, on a clock that stands still.
   *
   * @param manifest the manifest, or the directory that it lies in
   * @param function the function's name; empty for the only one
   * @throws IllegalArgumentException if the manifest is not there or wrong, or has no such function
   */
  public static Deployment ofManifest(Path manifest, String function) {
    return of(ProjectManifest.read(manifest, function));
  }

  private static Deployment of(Manifest manifest) {
    ClassLoader loader = Deployment.class.getClassLoader();
    return new Deployment(manifest, Map.of(), TestContext.CLOCK, loader);
  }

  /** The same with this value for a setting, whatever the manifest says; the object's text. */
  public Deployment withSetting(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(variables);
    more.put(variable(name), value.toString());
    return new Deployment(manifest, more, clock, loader);
  }

  /** The same on another clock. */
  public Deployment withClock(Clock other) {
    return new Deployment(manifest, variables, other, loader);
  }

  /** The same with handlers from another class loader. */
  public Deployment withClassLoader(ClassLoader other) {
    return new Deployment(manifest, variables, clock, other);
  }

  /**
   * Starts an instance on a platform.
   *
   * @throws IllegalArgumentException if the manifest and the handler don't fit each other, or the
   *     platform; the message says where and what helps
   * @throws IllegalStateException if the function fails to start, as its constructor threw
   */
  public RunningFunction start(Platform platform) {
    Manifest there = manifest.on(platform);
    FunctionSpec function = there.functions().get(0);
    InstanceLog log = new InstanceLog();
    Environment environment = environment(there, function, Set.of(platform), log);
    FunctionInstance instance = instance(platform.id(), environment);
    PublishLog published = new PublishLog();
    instance.publishThrough(published);
    try {
      Instance running = Instances.start(platform, function, instance, environment);
      return new PlatformFunction(platform, function, running, clock, log, published);
    } catch (IOException e) {
      throw new IllegalStateException("The adapter cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * Starts an instance without a platform: requests and events reach the function with no adapter
   * between. Its platform is called {@code direct}.
   *
   * @throws IllegalArgumentException as {@link #start}
   * @throws IllegalStateException as {@link #start}
   */
  public RunningFunction startDirectly() {
    FunctionSpec function = manifest.functions().get(0);
    InstanceLog log = new InstanceLog();
    Environment environment = environment(manifest, function, Set.of(), log);
    return new DirectFunction(
        function, instance(DirectFunction.NAME, environment), environment, log);
  }

  private Environment environment(
      Manifest there, FunctionSpec function, Set<Platform> platforms, InstanceLog log) {
    ClassLoader indexed = IndexLoader.of(there, loader, platforms);
    Map<String, String> all = new LinkedHashMap<>(variables);
    all.put("SAMPAN_FUNCTION", function.name());
    all.put("SAMPAN_SCF_MODE", function.scfMode().id());
    return new Environment(Map.copyOf(all), clock, indexed, log.stream());
  }

  private FunctionInstance instance(String platform, Environment environment) {
    try {
      return FunctionInstance.start(platform, environment);
    } catch (InitException e) {
      String name = manifest.functions().get(0).name();
      throw new IllegalStateException(
          "The function \"" + name + "\" cannot start on " + platform + ": " + e.getMessage(), e);
    }
  }

  private static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
