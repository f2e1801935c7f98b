// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.filter.EventFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the triggers of one function. */
final class TriggerReader {

  static final int MOST_BATCH = 10_000;
  static final int MOST_ATTEMPTS = 1000;
  static final int MOST_CONCURRENCY = 1000;
  static final int DEFAULT_BATCH = 10;
  static final int DEFAULT_ATTEMPTS = 5;

  private static final Map<String, List<String>> KINDS = kinds();

  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  static final String NAME_FORM = "a name of letters, digits, dots, hyphens and underscores";
  private final Reading reading;
  private final String function;
  private final ScheduleReader schedules;

  /**
   * A reader of one function's triggers.
   *
   * @param function the function's name, which is that of its schedule if it has no other
   * @param schedules the names of schedules so far, in any function
   */
  TriggerReader(Reading reading, String function, Set<String> schedules) {
    this.reading = reading;
    this.function = function;
    this.schedules = new ScheduleReader(reading, schedules);
  }

  private static Map<String, List<String>> kinds() {
    var kinds = new LinkedHashMap<String, List<String>>();
    kinds.put("http", List.of("name", "routes"));
    kinds.put(
        "queue",
        List.of(
            "name",
            "source",
            "batch",
            "window",
            "order",
            "attempts",
            "deadLetter",
            "concurrency",
            "filter"));
    kinds.put("topic", List.of("name", "source", "attempts", "deadLetter", "filter"));
    kinds.put(
        "stream",
        List.of(
            "name",
            "source",
            "batch",
            "window",
            "order",
            "attempts",
            "deadLetter",
            "parallel",
            "maxAge",
            "bisect",
            "tumbling",
            "filter"));
    kinds.put("object", List.of("name", "source", "on", "prefix", "suffix"));
    kinds.put("schedule", List.of("name", "cron", "every", "zone", "input"));
    kinds.put("bus", List.of("name", "source", "types", "filter"));
    kinds.put("log", List.of("name", "source"));
    kinds.put(
        "record",
        List.of(
            "name",
            "source",
            "batch",
            "window",
            "attempts",
            "deadLetter",
            "parallel",
            "maxAge",
            "bisect",
            "tumbling",
            "filter"));
    kinds.put("websocket", WebSocketReader.KEYS);
    return kinds;
  }

  List<TriggerSpec> triggers(Fields function) {
    var triggers = new ArrayList<TriggerSpec>();
    var names = new HashSet<String>();
    function
        .items("triggers", "a list of triggers")
        .forEach(
            (path, item) -> {
              var trigger = trigger(path, item);
              if (trigger != null) {
                unique(trigger, names, path, item);
                triggers.add(trigger);
              }
            });
    return triggers;
  }

  private void unique(TriggerSpec trigger, Set<String> names, String path, Node item) {
    if (!names.add(trigger.name())) {
      var found = "a second trigger named " + Nodes.quoted(trigger.name());
      var expected = "a name of its own for each trigger of a function";
      reading.error(item, path, found, expected, "Give one of them a name: key.");
    }
  }

  private @Nullable TriggerSpec trigger(String path, Node item) {
    var kind = Fields.of(reading, path, item, KINDS.keySet());
    if (item instanceof MappingNode mapping && mapping.getValue().size() != 1) {
      var found = mapping.getValue().size() + " keys";
      var remedy = "Begin each trigger with a dash.";
      reading.error(item, path, found, "one kind of trigger in each item", remedy);
    }
    for (var entry : kind.values().entrySet()) {
      var known = KINDS.get(entry.getKey());
      if (known != null) {
        var fields = Fields.of(reading, kind.child(entry.getKey()), entry.getValue(), known);
        return trigger(entry.getKey(), fields);
      }
    }
    return null;
  }

  private TriggerSpec trigger(String kind, Fields fields) {
    return switch (kind) {
      case "http" -> new HttpTrigger(name(fields, "http"), routes(fields));
      case "queue" -> queue(fields, source(fields));
      case "topic" -> topic(fields, source(fields));
      case "stream" -> stream(fields, source(fields));
      case "object" -> ObjectReader.read(fields, source(fields));
      case "schedule" -> schedules.read(fields, name(fields, function));
      case "bus" -> bus(fields, source(fields));
      case "log" -> log(fields, source(fields));
      case "websocket" -> WebSocketReader.read(fields, source(fields));
      default -> record(fields, source(fields));
    };
  }

  static String name(Fields fields, String otherwise) {
    return fields.textOr("name", NAME, NAME_FORM, otherwise);
  }

  private static String source(Fields fields) {
    fields.required("source", NAME_FORM);
    return fields.textOr("source", NAME, NAME_FORM, "");
  }

  private static List<Route> routes(Fields fields) {
    return fields.list("routes", Routes.FORM, Routes::parse);
  }

  private TriggerSpec queue(Fields fields, String source) {
    return new QueueTrigger(
        name(fields, source),
        source,
        batch(fields),
        window(fields),
        order(fields),
        attempts(fields),
        deadLetter(fields),
        fields.count("concurrency", 2, MOST_CONCURRENCY),
        polling(fields));
  }

  private TriggerSpec topic(Fields fields, String source) {
    return new TopicTrigger(
        name(fields, source), source, attempts(fields), deadLetter(fields), filter(fields));
  }

  private TriggerSpec stream(Fields fields, String source) {
    return new StreamTrigger(
        name(fields, source),
        source,
        batch(fields),
        window(fields),
        order(fields),
        attempts(fields),
        deadLetter(fields),
        ShardRules.read(fields),
        polling(fields));
  }

  private EventFilter filter(Fields fields) {
    return FilterReader.ofAttributes(reading).filter(fields);
  }

  private PollRules polling(Fields fields) {
    return PollRules.of(FilterReader.ofFields(reading).filter(fields));
  }

  private TriggerSpec bus(Fields fields, String source) {
    var types =
        fields.list(
            "types", "the type of an event", it -> Optional.of(it).filter(type -> !type.isEmpty()));
    return new BusTrigger(name(fields, source), source, types, filter(fields));
  }

  private static TriggerSpec log(Fields fields, String source) {
    return new LogTrigger(name(fields, source), source);
  }

  private TriggerSpec record(Fields fields, String source) {
    return new RecordTrigger(
        name(fields, source),
        source,
        batch(fields),
        window(fields),
        attempts(fields),
        deadLetter(fields),
        ShardRules.read(fields),
        PollRules.of(FilterReader.ofRecords(reading).filter(fields)));
  }

  private static int batch(Fields fields) {
    return fields.countOr("batch", 1, MOST_BATCH, DEFAULT_BATCH);
  }

  private static Duration window(Fields fields) {
    return fields.durationOr("window", Duration.ZERO);
  }

  private static Order order(Fields fields) {
    return fields.choiceOr("order", Order.values(), Order::id, Order.NONE);
  }

  private static int attempts(Fields fields) {
    return fields.countOr("attempts", 1, MOST_ATTEMPTS, DEFAULT_ATTEMPTS);
  }

  private static @Nullable String deadLetter(Fields fields) {
    return fields.text("deadLetter", NAME, NAME_FORM);
  }
}
