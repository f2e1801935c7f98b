// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.HttpRequest;
import dev.sampan.ObjectChanged;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Writes a change of an object as Eventarc sends those of Cloud Storage. Every object has a
 * generation there; one without a version gets the microseconds of its change.
 */
final class StorageEvent {

  private static final String TYPES = "google.cloud.storage.object.v1.";

  private StorageEvent() {}

  static HttpRequest of(TriggerSpec trigger, ObjectEvent event, InvocationFacts facts) {
    var changed = event.changed();
    var source = "//storage.googleapis.com/projects/_/buckets/" + changed.bucket();
    var type = TYPES + word(changed.change());
    return EventRequest.made(trigger.name(), type, source, event.id(), changed.time(), facts)
        .withHeader("ce-subject", EventRequest.encoded("objects/" + changed.key()))
        .withHeader("ce-bucket", EventRequest.encoded(changed.bucket()))
        .withHeader("Content-Type", "application/json; charset=utf-8")
        .withBody(Json.body(data(changed)));
  }

  private static String word(ObjectChanged.Change change) {
    return switch (change) {
      case CREATED -> "finalized";
      case DELETED -> "deleted";
      case ARCHIVED -> "archived";
      case METADATA -> "metadataUpdated";
      case RESTORED ->
          throw new NotExpressibleException(
              "cloudrun: Cloud Storage tells nobody that an object was restored; leave restored"
                  + " out of the trigger's on: list");
    };
  }

  private static ObjectNode data(ObjectChanged changed) {
    var generation = changed.version() == null ? micros(changed.time()) : changed.version();
    var object = changed.bucket() + "/o/" + encoded(changed.key());
    var time = changed.time().toString();
    var json =
        Json.object()
            .put("kind", "storage#object")
            .put("id", changed.bucket() + "/" + changed.key() + "/" + generation)
            .put("selfLink", "https://www.googleapis.com/storage/v1/b/" + object)
            .put("name", changed.key())
            .put("bucket", changed.bucket())
            .put("generation", generation)
            .put("metageneration", changed.change() == ObjectChanged.Change.METADATA ? "2" : "1")
            .put("timeCreated", time)
            .put("updated", time)
            .put("storageClass", "STANDARD")
            .put("timeStorageClassUpdated", time)
            .put("size", Long.toString(changed.size()));
    if (changed.contentType() != null) {
      json.put("contentType", changed.contentType());
    }
    return changed.etag() == null ? json : json.put("etag", changed.etag());
  }

  private static String micros(Instant time) {
    var seconds = Math.multiplyExact(time.getEpochSecond(), 1_000_000L);
    return Long.toString(Math.addExact(seconds, time.getNano() / 1000));
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
