// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Delivery;
import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.TriggerEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the function's triggers say about where a native event came from. */
final class NativeSource {

  private NativeSource() {}

  /**
   * How an event came.
   *
   * @param names the platform's names of the source, best first
   */
  static Delivery delivery(
      FunctionEntry function,
      Trigger kind,
      String[] names,
      @Nullable String key,
      String receipt,
      Map<String, String> attributes) {
    TriggerEntry trigger = trigger(function, kind, names);
    String source = trigger == null ? names[0] : trigger.source();
    return new Delivery(kind, source, 1, key, receipt, attributes);
  }

  /** The trigger of the kind with one of these names, else the first of the kind. */
  static @Nullable TriggerEntry trigger(FunctionEntry function, Trigger kind, String... names) {
    TriggerEntry first = null;
    for (TriggerEntry each : function.triggers()) {
      if (each.kind() == kind) {
        for (String name : names) {
          if (each.source().equals(name) || each.name().equals(name)) {
            return each;
          }
        }
        first = first == null ? each : first;
      }
    }
    return first;
  }

  /** The reference of this path, whatever characters the path has; the other one if it has none. */
  static URI path(String path, String otherwise) {
    try {
      return new URI(null, null, path, null);
    } catch (URISyntaxException e) {
      return URI.create(otherwise);
    }
  }
}
