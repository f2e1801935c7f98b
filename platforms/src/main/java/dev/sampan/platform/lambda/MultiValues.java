// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes headers and parameters as API Gateway does: the last value of each, and all of them. */
final class MultiValues {

  private MultiValues() {}

  /** The values of each header, under its name as it came first. */
  static Map<String, List<String>> of(Headers headers) {
    var lists = new LinkedHashMap<String, List<String>>();
    headers.names().forEach(name -> lists.put(name, headers.all(name)));
    return lists;
  }

  /** Puts both forms into an event. */
  static void put(ObjectNode event, String single, String multi, Map<String, List<String>> values) {
    var last = event.putObject(single);
    var all = event.putObject(multi);
    values.forEach(
        (name, list) -> {
          last.put(name, list.get(list.size() - 1));
          var each = all.putArray(name);
          list.forEach(each::add);
        });
  }
}
