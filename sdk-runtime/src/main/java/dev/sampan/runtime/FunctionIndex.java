// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The index of an artifact's functions: what the build wrote down so that an instance starts
 * without a YAML parser and without reflection on type arguments.
 *
 * <p>It is the resource {@code META-INF/sampan/functions.properties}, a {@link Properties} file in
 * UTF-8. For a function called {@code orders}:
 *
 * <pre>{@code
 * functions.orders.handler=com.example.Orders            # binary name; required
 * functions.orders.input=dev.sampan.Event<com.example.Order>
 * functions.orders.output=java.lang.Void                 # both as Type.getTypeName() writes them
 * functions.orders.timeout=30                            # seconds
 * functions.orders.middleware=com.example.Timing, com.example.Audit
 * functions.orders.onReject=report                       # or drop
 * functions.orders.order=none                            # or per-key, strict
 * functions.orders.publishes=queue:receipts, bus:news    # or topic
 * functions.orders.streaming=required                    # or left out
 * functions.orders.triggers.0.kind=HTTP                  # a dev.sampan.Trigger; numbers from 0 on
 * functions.orders.triggers.0.name=http
 * functions.orders.triggers.0.source=                    # logical source
 * functions.orders.triggers.0.routes=GET /orders, GET /orders/{id}
 * functions.orders.settings.orders.directory=/tmp/orders # the setting "orders.directory"
 * }</pre>
 *
 * <p>Only {@code handler}, and {@code kind} of a trigger, are required. A function's name has no
 * dot, a route no comma. Unknown keys are ignored, so that an older runtime reads a newer index.
 */
public final class FunctionIndex {

  /** Where the index lies on the class path. */
  public static final String RESOURCE = "META-INF/sampan/functions.properties";

  private static final String PREFIX = "functions.";
  private static final String HANDLER = ".handler";

  private final Properties properties;

  private FunctionIndex(Properties properties) {
    this.properties = properties;
  }

  /**
   * Reads the index that a class loader finds.
   *
   * @throws InitException if there is none, or it cannot be read
   */
  public static FunctionIndex read(ClassLoader loader) throws InitException {
    Properties properties = new Properties();
    try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw bad(
            "is not on the class path; build the project with the sampan-maven-plugin (goal index)"
                + " and deploy the artifact that it packages");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new InitException(
          "Sampan.ConfigIndex", RESOURCE + " cannot be read: " + e.getMessage(), e);
    }
    return new FunctionIndex(properties);
  }

  /** The names of the functions, sorted; a fresh list. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(PREFIX) && key.endsWith(HANDLER)) {
        int end = key.length() - HANDLER.length();
        if (end > PREFIX.length() && key.indexOf('.', PREFIX.length()) == end) {
          names.add(key.substring(PREFIX.length(), end));
        }
      }
    }
    return new ArrayList<>(names);
  }

  /**
   * The function of the given name.
   *
   * @throws InitException if there is none, or its entry is wrong
   */
  public FunctionEntry function(String name) throws InitException {
    String handler = properties.getProperty(PREFIX + name + HANDLER);
    if (handler == null) {
      throw bad("has no function \"" + name + "\"; it has " + names());
    }
    try {
      return new FunctionEntry(
          name,
          handler,
          get(name, "input"),
          get(name, "output"),
          triggers(name),
          list(get(name, "middleware")),
          settings(name),
          timeout(name),
          orElse(get(name, "onReject"), "report"),
          orElse(get(name, "order"), "none"),
          list(get(name, "publishes")),
          "required".equals(get(name, "streaming")));
    } catch (IllegalArgumentException e) {
      throw bad("has a wrong entry for function \"" + name + "\": " + e.getMessage());
    }
  }

  private List<TriggerEntry> triggers(String name) {
    List<TriggerEntry> triggers = new ArrayList<>();
    String prefix = "triggers.0.";
    String kind;
    while ((kind = get(name, prefix + "kind")) != null) {
      String trigger = orElse(get(name, prefix + "name"), String.valueOf(triggers.size()));
      String source = orElse(get(name, prefix + "source"), "");
      List<String> routes = list(get(name, prefix + "routes"));
      triggers.add(new TriggerEntry(trigger, Trigger.valueOf(kind), source, routes));
      prefix = "triggers." + triggers.size() + ".";
    }
    return triggers;
  }

  private Map<String, String> settings(String name) {
    String prefix = PREFIX + name + ".settings.";
    Map<String, String> settings = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        settings.put(key.substring(prefix.length()), properties.getProperty(key, ""));
      }
    }
    return settings;
  }

  private int timeout(String name) {
    String text = get(name, "timeout");
    return text == null ? FunctionEntry.DEFAULT_TIMEOUT_SECONDS : Integer.parseInt(text);
  }

  private @Nullable String get(String name, String key) {
    String value = properties.getProperty(PREFIX + name + "." + key);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String orElse(@Nullable String value, String other) {
    return value == null ? other : value;
  }

  private static List<String> list(@Nullable String text) {
    List<String> items = new ArrayList<>();
    int start = 0;
    while (text != null && start < text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      String item = text.substring(start, end).strip();
      if (!item.isEmpty()) {
        items.add(item);
      }
      start = end + 1;
    }
    return items;
  }

  private static InitException bad(String what) {
    return new InitException("Sampan.ConfigIndex", "The index " + RESOURCE + " " + what + ".");
  }
}
