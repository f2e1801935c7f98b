// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function has otherwise on one platform; whatever is null or empty is as everywhere.
 *
 * @param memoryMiB memory in MiB
 * @param timeout how long one invocation may take
 * @param concurrency the most invocations at once in an instance
 * @param instances how many instances there are
 * @param command the command line of an instance
 * @param settings settings that replace or add to the function's own
 * @param scfMode SCF only: the kind of function
 * @param scfRuntime SCF only: how the process is run
 * @param door Lambda only: what HTTP requests come through
 * @param binaryTypes Lambda only: the content types that a REST API hands over in base64
 * @param managed Lambda only: that it runs on managed instances; null if it does not
 * @param snapStart Lambda only: whether its instances are restored from a snapshot
 * @param configuration what the platform's own API has changed since; null if it never was asked to
 */
public record PlatformSpec(
    @Nullable Integer memoryMiB,
    @Nullable Duration timeout,
    @Nullable Integer concurrency,
    InstanceRange instances,
    List<String> command,
    Map<String, String> settings,
    @Nullable ScfMode scfMode,
    @Nullable ScfRuntime scfRuntime,
    @Nullable LambdaDoor door,
    List<String> binaryTypes,
    @Nullable ManagedSpec managed,
    boolean snapStart,
    @Nullable Configuration configuration) {

  /** Nothing is different. */
  public static final PlatformSpec SAME =
      new PlatformSpec(
          null,
          null,
          null,
          InstanceRange.ANY,
          List.of(),
          Map.of(),
          null,
          null,
          null,
          List.of(),
          null,
          false,
          null);

  /** Copies the collections. */
  public PlatformSpec {
    command = List.copyOf(command);
    binaryTypes = List.copyOf(binaryTypes);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The same with what the platform's own API has changed. */
  public PlatformSpec configured(Configuration changed) {
    return new PlatformSpec(
        memoryMiB,
        timeout,
        concurrency,
        instances,
        command,
        settings,
        scfMode,
        scfRuntime,
        door,
        binaryTypes,
        managed,
        snapStart,
        changed);
  }
}
