// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.Headers;
import dev.sampan.emulator.journal.Entry;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the caller of an accepted call said of it, as the journal keeps it. */
final class AsyncSaid {

  private static final String PREFIX = "said-";

  private AsyncSaid() {}

  /** The headers of the entry. */
  static Map<String, String> of(DirectCall call) {
    var all = new LinkedHashMap<>(call.chain().headers());
    for (var i = 0; i < call.headers().size(); i++) {
      all.put(PREFIX + call.headers().name(i), call.headers().value(i));
    }
    return all;
  }

  /** What an instance is told beside the event. */
  static Headers headers(Entry entry) {
    var said = Headers.of();
    for (var header : entry.headers().entrySet()) {
      if (header.getKey().startsWith(PREFIX)) {
        said = said.with(header.getKey().substring(PREFIX.length()), header.getValue());
      }
    }
    return said;
  }
}
