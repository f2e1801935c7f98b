// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One function, as the manifest declares it.
 *
 * @param name its name, one of its own in the manifest
 * @param handler the binary name of the handler class; null if it has a command
 * @param command the command line of an instance; empty if it has a handler
 * @param memoryMiB memory of an instance in MiB
 * @param timeout how long one invocation may take
 * @param concurrency the most invocations at once in an instance; 0 means the platform's default
 *     and is gone after {@link #on}
 * @param instances how many instances there are
 * @param streaming whether it needs a response to reach the caller while it is written
 * @param settings settings by name, in the manifest's order
 * @param triggers what starts it, in the manifest's order
 * @param middleware binary names of middleware classes, the outermost first
 * @param onReject what becomes of rejected events where a platform has no final answer
 * @param async what becomes of direct calls that nobody waits for
 * @param publishes what it publishes to, in the manifest's order
 * @param platforms what is otherwise on one platform
 */
public record FunctionSpec(
    String name,
    @Nullable String handler,
    List<String> command,
    int memoryMiB,
    Duration timeout,
    int concurrency,
    InstanceRange instances,
    boolean streaming,
    Map<String, String> settings,
    List<TriggerSpec> triggers,
    List<String> middleware,
    OnReject onReject,
    AsyncSpec async,
    List<Publication> publishes,
    Map<Platform, PlatformSpec> platforms) {

  /** Memory of a function that names none, in MiB. */
  public static final int DEFAULT_MEMORY_MIB = 512;

  /** Time-out of a function that names none. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** Copies the collections. */
  public FunctionSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(instances, "instances");
    Objects.requireNonNull(async, "async");
    command = List.copyOf(command);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    triggers = List.copyOf(triggers);
    middleware = List.copyOf(middleware);
    publishes = List.copyOf(publishes);
    platforms = Collections.unmodifiableMap(new LinkedHashMap<>(platforms));
  }

  /** A function that has a handler, these triggers, and all else by default. */
  public static FunctionSpec of(String name, String handler, TriggerSpec... triggers) {
    return new FunctionSpec(
        name,
        handler,
        List.of(),
        DEFAULT_MEMORY_MIB,
        DEFAULT_TIMEOUT,
        0,
        InstanceRange.ANY,
        false,
        Map.of(),
        List.of(triggers),
        List.of(),
        OnReject.REPORT,
        AsyncSpec.DEFAULT,
        List.of(),
        Map.of());
  }

  /**
   * The function as it is on this platform: its overrides and the platform's defaults applied. A
   * concurrency above the platform's most is that most.
   */
  public FunctionSpec on(Platform platform) {
    var own = platforms.getOrDefault(platform, PlatformSpec.SAME);
    var changed = own.configuration();
    var merged = new LinkedHashMap<>(settings);
    merged.putAll(own.settings());
    return new FunctionSpec(
        name,
        own.command().isEmpty() ? handler : null,
        own.command().isEmpty() ? command : own.command(),
        own.memoryMiB() == null ? memoryMiB : own.memoryMiB(),
        own.timeout() == null ? timeout : own.timeout(),
        concurrencyOn(platform, own),
        instancesOn(platform, own),
        streaming,
        merged,
        changed == null ? triggers : changed.triggers(),
        middleware,
        onReject,
        changed == null ? async : changed.async(),
        publishes,
        platforms);
  }

  /** The same function with what a platform's own API has changed of it there. */
  public FunctionSpec configured(Platform platform, Configuration changed) {
    var all = new LinkedHashMap<>(platforms);
    all.merge(
        platform, PlatformSpec.SAME.configured(changed), (own, it) -> own.configured(changed));
    return new FunctionSpec(
        name,
        handler,
        command,
        memoryMiB,
        timeout,
        concurrency,
        instances,
        streaming,
        settings,
        triggers,
        middleware,
        onReject,
        async,
        publishes,
        all);
  }

  /** Whether a trigger delivers nothing on a platform for the time being. */
  public boolean isPaused(Platform platform, String trigger) {
    var changed = platforms.getOrDefault(platform, PlatformSpec.SAME).configuration();
    return changed != null && changed.paused().contains(trigger);
  }

  /** Whether it may start itself again and again without an end on a platform. */
  public boolean mayLoop(Platform platform) {
    var changed = platforms.getOrDefault(platform, PlatformSpec.SAME).configuration();
    return changed != null && changed.loops();
  }

  /** What HTTP requests come through on Lambda: its own URL unless the manifest says otherwise. */
  public LambdaDoor lambdaDoor() {
    var door = platforms.getOrDefault(Platform.LAMBDA, PlatformSpec.SAME).door();
    return door == null ? LambdaDoor.FUNCTION_URL : door;
  }

  /** The content types that its REST API on Lambda hands over in base64. */
  public List<String> lambdaBinaryTypes() {
    return platforms.getOrDefault(Platform.LAMBDA, PlatformSpec.SAME).binaryTypes();
  }

  /** How it runs on Lambda Managed Instances; empty if it does not. */
  public Optional<ManagedSpec> lambdaManaged() {
    return Optional.ofNullable(
        platforms.getOrDefault(Platform.LAMBDA, PlatformSpec.SAME).managed());
  }

  /** Whether its instances on Lambda are restored from a snapshot. */
  public boolean lambdaSnapStart() {
    return platforms.getOrDefault(Platform.LAMBDA, PlatformSpec.SAME).snapStart();
  }

  private InstanceRange instancesOn(Platform platform, PlatformSpec own) {
    var changed = own.configuration();
    var said = changed == null ? own.instances().or(instances) : changed.instances();
    var managed = own.managed();
    return managed == null || platform != Platform.LAMBDA ? said : managed.instances(said);
  }

  private int concurrencyOn(Platform platform, PlatformSpec own) {
    var wanted = own.concurrency() == null ? concurrency : own.concurrency();
    var managed = own.managed();
    if (platform == Platform.SCF && scfMode() == ScfMode.EVENT) {
      return 1;
    } else if (platform == Platform.LAMBDA && managed != null) {
      return managed.concurrency(own.memoryMiB() == null ? memoryMiB : own.memoryMiB(), wanted);
    }
    var profile = Profile.of(platform);
    return wanted == 0
        ? profile.get(Limit.CONCURRENCY_DEFAULT).intValue()
        : Math.min(wanted, profile.get(Limit.CONCURRENCY_MAX).intValue());
  }

  /** The trigger of this name. */
  public Optional<TriggerSpec> trigger(String trigger) {
    return triggers.stream().filter(each -> each.name().equals(trigger)).findFirst();
  }

  /**
   * The kind of function that it is on SCF: as the manifest says, else web if all of its triggers
   * are HTTP (at least one), else event.
   */
  public ScfMode scfMode() {
    var mode = platforms.getOrDefault(Platform.SCF, PlatformSpec.SAME).scfMode();
    if (mode != null) {
      return mode;
    }
    var http = triggers.stream().filter(trigger -> trigger.kind() == Trigger.HTTP).count();
    return http > 0 && http == triggers.size() ? ScfMode.WEB : ScfMode.EVENT;
  }

  /** How SCF runs it: as the manifest says, else the custom runtime. */
  public ScfRuntime scfRuntime() {
    var runtime = platforms.getOrDefault(Platform.SCF, PlatformSpec.SAME).scfRuntime();
    return runtime == null ? ScfRuntime.CUSTOM : runtime;
  }
}
