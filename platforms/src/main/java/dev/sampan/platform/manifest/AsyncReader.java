// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads what becomes of a function's asynchronous calls. */
final class AsyncReader {

  private static final List<String> KEYS =
      List.of("attempts", "maxAge", "onFailure", "onSuccess", "deadLetter");
  private static final String FORM = TriggerReader.NAME_FORM;
  private static final List<String> KINDS = List.of("queue", "topic");

  private final Reading reading;

  AsyncReader(Reading reading) {
    this.reading = reading;
  }

  AsyncSpec read(Fields function) {
    var node = function.values().get("async");
    if (node == null) {
      return AsyncSpec.DEFAULT;
    }
    var fields = Fields.of(reading, function.child("async"), node, KEYS);
    return new AsyncSpec(
        fields.count("attempts", 1, TriggerReader.MOST_ATTEMPTS),
        fields.seconds("maxAge"),
        destination(fields, "onFailure"),
        destination(fields, "onSuccess"),
        fields.text("deadLetter", TriggerReader.NAME, TriggerReader.NAME_FORM));
  }

  private @Nullable Destination destination(Fields fields, String key) {
    var node = fields.values().get(key);
    if (node == null) {
      return null;
    }
    var named = Fields.of(reading, fields.child(key), node, KINDS);
    if (named.has("queue") == named.has("topic")) {
      refuse(node, fields.child(key), named.has("queue"));
      return null;
    }
    var kind = named.has("queue") ? Destination.Kind.QUEUE : Destination.Kind.TOPIC;
    var source = named.text(named.has("queue") ? "queue" : "topic", TriggerReader.NAME, FORM);
    return source == null ? null : new Destination(kind, source);
  }

  private void refuse(Node node, String key, boolean both) {
    reading.error(node, key, both ? "both" : "nothing", "either a queue or a topic", "");
  }
}
