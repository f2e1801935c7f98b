// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what a function publishes to. */
final class PublicationReader {

  private static final Map<String, Trigger> KINDS = kinds();

  private final Reading reading;

  PublicationReader(Reading reading) {
    this.reading = reading;
  }

  private static Map<String, Trigger> kinds() {
    var kinds = new LinkedHashMap<String, Trigger>();
    kinds.put("queue", Trigger.QUEUE);
    kinds.put("topic", Trigger.TOPIC);
    kinds.put("bus", Trigger.BUS);
    return kinds;
  }

  List<Publication> publications(Fields function) {
    var all = new ArrayList<Publication>();
    var form = "a list, each item a queue, topic or bus such as { queue: orders }";
    function
        .items("publishes", form)
        .forEach(
            (path, item) -> {
              var fields = Fields.of(reading, path, item, KINDS.keySet());
              if (fields.values().size() != 1) {
                var found = fields.values().size() + " keys";
                reading.error(item, path, found, "one of queue, topic and bus", "");
              }
              fields.values().keySet().forEach(kind -> add(fields, kind, all));
            });
    return all;
  }

  private static void add(Fields fields, String kind, List<Publication> all) {
    var name = fields.text(kind, TriggerReader.NAME, TriggerReader.NAME_FORM);
    if (name != null) {
      all.add(new Publication(Objects.requireNonNull(KINDS.get(kind)), name));
    }
  }
}
