// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One function, as the index has it; {@link FunctionIndex} says how it is written down.
 *
 * @param name the function's name
 * @param handler the binary name of the handler's class
 * @param input the name of the handler's input type, as {@link java.lang.reflect.Type#getTypeName}
 *     writes it; null if the index does not say, then reflection does
 * @param output the name of the handler's result type; null as for {@code input}
 * @param triggers what triggers the function
 * @param middleware the binary names of the middleware's classes, outermost first
 * @param settings the function's settings by name; an environment variable wins over them
 * @param timeoutSeconds how long one invocation may take, in seconds
 * @param onReject what becomes of a rejected event where the platform has no terminal answer:
 *     {@code report} it as failed, or {@code drop} it
 * @param order the order that a batch keeps: {@code none}, {@code per-key} or {@code strict}
 * @param publishes what it may publish to, such as {@code queue:orders}; the kinds are {@code
 *     queue}, {@code topic} and {@code bus}
 * @param streaming whether a response must reach the caller while it is written
 */
public record FunctionEntry(
    String name,
    String handler,
    @Nullable String input,
    @Nullable String output,
    List<TriggerEntry> triggers,
    List<String> middleware,
    Map<String, String> settings,
    int timeoutSeconds,
    String onReject,
    String order,
    List<String> publishes,
    boolean streaming) {

  /** The time-out of a function whose index names none, in seconds. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 30;

  /** Checks the policies, and copies the collections. */
  public FunctionEntry {
    oneOf("onReject", onReject, "report", "drop");
    oneOf("order", order, "none", "per-key", "strict");
    if (timeoutSeconds < 1) {
      throw new IllegalArgumentException("timeout must be 1 s or more: " + timeoutSeconds);
    }
    triggers = List.copyOf(triggers);
    middleware = List.copyOf(middleware);
    settings = Map.copyOf(settings);
    publishes = List.copyOf(publishes);
  }

  /** A function that publishes nothing, and streams nothing. */
  public FunctionEntry(
      String name,
      String handler,
      @Nullable String input,
      @Nullable String output,
      List<TriggerEntry> triggers,
      List<String> middleware,
      Map<String, String> settings,
      int timeoutSeconds,
      String onReject,
      String order) {
    this(
        name,
        handler,
        input,
        output,
        triggers,
        middleware,
        settings,
        timeoutSeconds,
        onReject,
        order,
        List.of(),
        false);
  }

  /** The same function, publishing to these, such as {@code queue:orders}. */
  public FunctionEntry withPublishes(List<String> other) {
    return with(other, streaming);
  }

  /** The same function, with responses that must reach the caller while they are written. */
  public FunctionEntry withStreaming() {
    return with(publishes, true);
  }

  private FunctionEntry with(List<String> publications, boolean streams) {
    return new FunctionEntry(
        name,
        handler,
        input,
        output,
        triggers,
        middleware,
        settings,
        timeoutSeconds,
        onReject,
        order,
        publications,
        streams);
  }

  /** A function with nothing but a name and a handler. */
  public static FunctionEntry of(String name, String handler) {
    List<TriggerEntry> triggers = List.of();
    return new FunctionEntry(
        name,
        handler,
        null,
        null,
        triggers,
        List.of(),
        Map.of(),
        DEFAULT_TIMEOUT_SECONDS,
        "report",
        "none");
  }

  private static void oneOf(String what, String found, String... allowed) {
    for (String each : allowed) {
      if (each.equals(found)) {
        return;
      }
    }
    throw new IllegalArgumentException(
        what + " must be one of " + String.join(", ", allowed) + ": " + found);
  }
}
