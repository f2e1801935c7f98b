// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.ObjectChanged;
import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.json.JsonTree;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a COS trigger as portable events. The bucket is {@code name-appid}, the key stands
 * without the {@code /appid/bucket/} that COS writes before it.
 */
final class CosRecords {

  private final JsonTree record;
  private final JsonTree object;
  private final JsonTree what;
  private final String where;
  private final int position;

  private CosRecords(JsonTree record, int position) {
    this.record = record;
    this.object = record.object("cos").object("cosObject");
    this.what = record.object("event");
    this.where = "Records[" + position + "]";
    this.position = position;
  }

  static List<IncomingEvent> events(List<JsonTree> records, FunctionEntry function) {
    List<IncomingEvent> events = new ArrayList<>();
    for (JsonTree each : records) {
      events.add(new CosRecords(each, events.size()).event(function));
    }
    return events;
  }

  private IncomingEvent event(FunctionEntry function) {
    String name = BadEvent.text(what, "eventName", where + ".event");
    ObjectChanged changed = changed(name);
    String bucket = record.object("cos").object("cosBucket").textOr("name", "");
    String id = id();
    Delivery delivery =
        NativeSource.delivery(
            function,
            Trigger.OBJECT,
            new String[] {changed.bucket(), bucket},
            null,
            position + ":" + id,
            attributes(name));
    return IncomingEvent.of(
            id, source(changed.bucket()), EventTypes.of(changed.change()), delivery, changed)
        .withSubject(changed.key())
        .withTime(changed.time().atOffset(ZoneOffset.UTC))
        .withExtension(EventTypes.NATIVE_TYPE, "com.tencent." + name.replace(':', '.'))
        .withRaw(record.values());
  }

  private ObjectChanged changed(String name) {
    JsonTree owner = record.object("cos").object("cosBucket");
    String bucket = BadEvent.text(owner, "name", where + ".cos.cosBucket");
    String appid = owner.textOr("appid", "");
    String full = appid.isEmpty() || bucket.endsWith("-" + appid) ? bucket : bucket + "-" + appid;
    String key = key("/" + appid + "/" + bucket + "/");
    return new ObjectChanged(
        change(name),
        full,
        key,
        size(),
        null,
        orNull(object.textOr("vid", "")),
        orNull(object.object("meta").textOr("Content-Type", "")),
        location(full, key),
        time());
  }

  private ObjectChanged.Change change(String name) {
    if (name.startsWith("cos:ObjectCreated:")) {
      return ObjectChanged.Change.CREATED;
    }
    if (name.startsWith("cos:ObjectRemove:")) {
      return ObjectChanged.Change.DELETED;
    }
    if (name.equals("cos:ObjectRestore:Completed")) {
      return ObjectChanged.Change.RESTORED;
    }
    if (name.startsWith("cos:ObjectRestore:")) {
      return ObjectChanged.Change.METADATA; // it was asked for, and cannot be read yet
    }
    throw new BadEvent(where + ".event.eventName is none of COS that is known: " + name);
  }

  private String key(String prefix) {
    String key = BadEvent.text(object, "key", where + ".cos.cosObject");
    if (key.startsWith(prefix)) {
      return key.substring(prefix.length());
    }
    return key.startsWith("/") ? key.substring(1) : key;
  }

  private long size() {
    long size = object.has("size") ? BadEvent.number(object, "size", where + ".cos.cosObject") : 0;
    if (size < 0) {
      throw new BadEvent(where + ".cos.cosObject.size must not be negative");
    }
    return size;
  }

  private Instant time() {
    long seconds = BadEvent.number(what, "eventTime", where + ".event");
    try {
      return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new BadEvent(where + ".event.eventTime must be seconds since 1970");
    }
  }

  /** A request may change several objects; the first one keeps the request's id. */
  private String id() {
    String id = object.object("meta").textOr("x-cos-request-id", what.textOr("reqid", ""));
    if (id.isEmpty()) {
      throw new BadEvent(where + " must have an x-cos-request-id or a reqid");
    }
    return position == 0 ? id : id + "/" + position;
  }

  private Map<String, String> attributes(String name) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("eventName", name);
    attributes.put("region", record.object("cos").object("cosBucket").textOr("region", ""));
    object
        .object("meta")
        .values()
        .forEach((key, value) -> attributes.put(key, String.valueOf(value)));
    return attributes;
  }

  /** The bucket's own host, which names its region in full. */
  private URI source(String bucket) {
    try {
      String host = new URI(object.textOr("url", "")).getRawAuthority();
      return host == null
          ? NativeSource.path("/cos/" + bucket, "/cos")
          : URI.create("https://" + host);
    } catch (URISyntaxException | IllegalArgumentException e) {
      return NativeSource.path("/cos/" + bucket, "/cos");
    }
  }

  private URI location(String bucket, String key) {
    try {
      return new URI("cos", bucket, "/" + key, null, null);
    } catch (URISyntaxException e) {
      throw new BadEvent(where + ".cos.cosBucket.name is no name of a bucket");
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
