// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.HttpRequest;
import dev.sampan.RecordChanged;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a change of a record as Eventarc sends those of Firestore, with its data as JSON. A
 * document has one id, so the name of the key's only column does not reach the function.
 */
final class FirestoreEvent {

  private static final String TYPES = "google.cloud.firestore.document.v1.";

  private FirestoreEvent() {}

  static HttpRequest of(TriggerSpec trigger, RecordEvent event, InvocationFacts facts) {
    var changed = event.changed();
    var database = "projects/" + facts.account() + "/databases/(default)";
    var path = changed.table() + "/" + id(changed);
    return EventRequest.made(
            trigger.name(),
            TYPES + word(changed.change()),
            "//firestore.googleapis.com/" + database,
            event.id(),
            event.changedAt(),
            facts)
        .withHeader("ce-subject", EventRequest.encoded("documents/" + path))
        .withHeader("ce-database", "(default)")
        .withHeader("ce-namespace", "(default)")
        .withHeader("ce-document", EventRequest.encoded(path))
        .withHeader("ce-location", EventRequest.encoded(facts.region()))
        .withHeader("ce-project", EventRequest.encoded(facts.account()))
        .withHeader("Content-Type", "application/json")
        .withBody(Json.body(data(event, database + "/documents/" + path)));
  }

  private static String word(RecordChanged.Change change) {
    return switch (change) {
      case CREATED -> "created";
      case UPDATED -> "updated";
      case DELETED -> "deleted";
    };
  }

  private static String id(RecordChanged changed) {
    var id = changed.key().size() == 1 ? changed.key().values().iterator().next() : null;
    var text = id == null ? "" : id.toString();
    if (text.isEmpty() || text.contains("/") || changed.table().isEmpty()) {
      throw new NotExpressibleException(
          "cloudrun: a Firestore document has one id without a slash, and the record of "
              + changed.table()
              + " has the key columns "
              + changed.key().keySet()
              + "; give it one");
    }
    return text;
  }

  private static ObjectNode data(RecordEvent event, String name) {
    var changed = event.changed();
    var json = Json.object();
    if (changed.change() != RecordChanged.Change.CREATED) {
      document(json.putObject("oldValue"), name, changed.before(), event);
    }
    if (changed.change() != RecordChanged.Change.DELETED) {
      document(json.putObject("value"), name, changed.after(), event);
    }
    if (changed.change() == RecordChanged.Change.UPDATED) {
      var paths = json.putObject("updateMask").putArray("fieldPaths");
      changedFields(changed).forEach(paths::add);
    }
    return json;
  }

  private static void document(
      ObjectNode json, String name, @Nullable Map<String, Object> fields, RecordEvent event) {
    json.put("name", name);
    if (fields != null) {
      json.set("fields", FirestoreValue.fields(fields));
    }
    var time = event.changedAt().toString();
    json.put("createTime", time).put("updateTime", time);
  }

  private static Set<String> changedFields(RecordChanged changed) {
    var before = changed.before() == null ? Map.<String, Object>of() : changed.before();
    var after = changed.after() == null ? Map.<String, Object>of() : changed.after();
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
    return names;
  }
}
