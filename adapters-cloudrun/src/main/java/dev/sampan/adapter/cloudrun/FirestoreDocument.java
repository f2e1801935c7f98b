// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.EventTypes;
import dev.sampan.RecordChanged;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.runtime.json.JsonTree;
import io.cloudevents.CloudEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of a document of Firestore, its data in JSON. The collection's path is the table; the
 * document's id is the key, under the name {@code id}.
 */
final class FirestoreDocument {
  private static final String TYPES = "google.cloud.firestore.document.v1.";
  private static final String WHERE = "Firestore's event";
  private static final String DOCUMENTS = "/documents/";

  private FirestoreDocument() {}

  static boolean is(String type) {
    return type.startsWith(TYPES);
  }

  static IncomingEvent event(CloudEvent event, TriggerEntry trigger) {
    JsonTree data = NativeEvent.data(event);
    String path = path(event, data);
    int slash = path.lastIndexOf('/');
    if (slash <= 0 || slash == path.length() - 1) {
      throw new BadEvent(WHERE + " must name a document of a collection, not \"" + path + "\"");
    }
    RecordChanged changed =
        new RecordChanged(
            change(event.getType(), data),
            path.substring(0, slash),
            Map.of("id", path.substring(slash + 1)),
            columns(data, "oldValue"),
            columns(data, "value"));
    return NativeEvent.of(
            event,
            EventTypes.of(changed.change()),
            NativeEvent.delivery(trigger, event, null, Map.of("document", path)),
            changed)
        .withSubject(path);
  }

  private static RecordChanged.Change change(String type, JsonTree data) {
    String word = type.substring(TYPES.length()).replace(".withAuthContext", "");
    return switch (word) {
      case "created" -> RecordChanged.Change.CREATED;
      case "updated" -> RecordChanged.Change.UPDATED;
      case "deleted" -> RecordChanged.Change.DELETED;
      case "written" -> written(data);
      default -> throw new BadEvent(WHERE + " has a type that is not known: " + type);
    };
  }

  private static RecordChanged.Change written(JsonTree data) {
    if (!has(data, "oldValue")) {
      return RecordChanged.Change.CREATED;
    }
    return has(data, "value") ? RecordChanged.Change.UPDATED : RecordChanged.Change.DELETED;
  }

  private static boolean has(JsonTree data, String document) {
    return !data.object(document).values().isEmpty();
  }

  private static String path(CloudEvent event, JsonTree data) {
    Object document = event.getExtension("document");
    if (document != null) {
      return document.toString();
    }
    String name = data.object("value").textOr("name", data.object("oldValue").textOr("name", ""));
    int mark = name.indexOf(DOCUMENTS);
    return mark < 0 ? "" : name.substring(mark + DOCUMENTS.length());
  }

  /** The document's fields; null if there is no such document. */
  private static @Nullable Map<String, Object> columns(JsonTree data, String document) {
    return has(data, document) ? fields(data.object(document).object("fields")) : null;
  }

  @SuppressWarnings("NullAway") // a column may hold null, as RecordChanged says
  private static Map<String, Object> fields(JsonTree fields) {
    Map<String, Object> columns = new LinkedHashMap<>();
    fields.values().forEach((name, value) -> columns.put(name, FirestoreValue.of(value)));
    return columns;
  }
}
