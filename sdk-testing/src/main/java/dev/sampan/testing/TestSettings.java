// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Settings that {@link EveryPlatform} gives to the function, such as a temporary directory: an
 * extension to be registered in a field. Immutable. It wins over {@link Setting} and the manifest.
 */
public final class TestSettings implements BeforeEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(TestSettings.class);

  private final Map<String, Supplier<?>> values;

  private TestSettings(Map<String, Supplier<?>> values) {
    this.values = values;
  }

  /** One setting; its value is asked for when the function starts, and is the object's text. */
  public static TestSettings of(String name, Supplier<?> value) {
    return new TestSettings(Map.of(name, value));
  }

  /** These settings and one more. */
  public TestSettings and(String name, Supplier<?> value) {
    Map<String, Supplier<?>> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new TestSettings(more);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Store store = context.getStore(NAMESPACE);
    @Nullable TestSettings before = store.get(NAMESPACE, TestSettings.class);
    Map<String, Supplier<?>> all = new LinkedHashMap<>(before == null ? Map.of() : before.values);
    all.putAll(values);
    store.put(NAMESPACE, new TestSettings(all));
  }

  /** The deployment with the settings that were registered for the test. */
  static Deployment applied(Deployment deployment, ExtensionContext context) {
    @Nullable TestSettings registered =
        context.getStore(NAMESPACE).get(NAMESPACE, TestSettings.class);
    Deployment result = deployment;
    if (registered != null) {
      for (Map.Entry<String, Supplier<?>> each : registered.values.entrySet()) {
        Object value = Objects.requireNonNull(each.getValue().get(), each.getKey());
        result = result.withSetting(each.getKey(), value);
      }
    }
    return result;
  }
}
