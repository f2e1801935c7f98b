// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Delivery;
import dev.sampan.EventTypes;
import dev.sampan.ObjectChanged;
import dev.sampan.ObjectChanged.Change;
import dev.sampan.Trigger;
import dev.sampan.runtime.IncomingEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads changes of objects: S3's notifications, and S3's events on EventBridge. */
final class S3Change {

  private static final String NATIVE = "com.amazonaws.s3.";

  private final TriggerNames triggers;
  private final String receipt;
  private final int attempt;

  /**
   * Changes that came together.
   *
   * @param receipt what their receipts begin with
   * @param attempt the delivery attempt, at least 1
   */
  S3Change(TriggerNames triggers, String receipt, int attempt) {
    this.triggers = triggers;
    this.receipt = receipt;
    this.attempt = attempt;
  }

  /** The changes of a notification; none if it is the one by which S3 tries a new subscription. */
  List<IncomingEvent> notification(JsonObject notification) {
    if ("s3:TestEvent".equals(notification.find("Event"))) {
      return List.of();
    }
    List<IncomingEvent> events = new ArrayList<>();
    for (JsonObject record : notification.objects("Records")) {
      events.add(record(record, receipt + events.size()));
    }
    return events;
  }

  private IncomingEvent record(JsonObject record, String itsReceipt) {
    JsonObject s3 = record.object("s3");
    JsonObject object = s3.object("object");
    String bucket = s3.object("bucket").text("name");
    String name = record.text("eventName");
    JsonObject response = record.object("responseElements");
    String id = response.text("x-amz-request-id") + "." + response.find("x-amz-id-2");
    String sequencer = object.find("sequencer");
    Instant time = NativeText.time(record, "eventTime");
    ObjectChanged changed =
        changed(change(record, name), bucket, decoded(object), object, "versionId", time);
    Map<String, String> attributes = new LinkedHashMap<>();
    put(attributes, "eventName", name);
    put(attributes, "sequencer", sequencer);
    put(attributes, "awsRegion", record.find("awsRegion"));
    String source = "aws:s3." + record.find("awsRegion") + "." + bucket;
    return event(id + "." + sequencer, source, changed, NATIVE + name, itsReceipt, attributes);
  }

  /** A change as S3 tells it to EventBridge, where keys are not encoded. */
  IncomingEvent bridged(JsonObject event) {
    JsonObject detail = event.object("detail");
    JsonObject object = detail.object("object");
    String bucket = detail.object("bucket").text("name");
    String name = event.text("detail-type");
    ObjectChanged changed =
        changed(
            bridgedChange(event, name),
            bucket,
            object.text("key"),
            object,
            "version-id",
            NativeText.time(event, "time"));
    Map<String, String> attributes = new LinkedHashMap<>();
    put(attributes, "detail-type", name);
    put(attributes, "sequencer", object.find("sequencer"));
    put(attributes, "awsRegion", event.find("region"));
    String source = "aws:s3." + event.find("region") + "." + bucket;
    return event(event.text("id"), source, changed, NATIVE + name, receipt, attributes);
  }

  private IncomingEvent event(
      String id,
      String source,
      ObjectChanged changed,
      String nativeType,
      String itsReceipt,
      Map<String, String> attributes) {
    String logical = triggers.source(Trigger.OBJECT, changed.bucket());
    Delivery delivery =
        new Delivery(Trigger.OBJECT, logical, attempt, null, itsReceipt, attributes);
    return IncomingEvent.of(
            id, NativeText.uri(source), EventTypes.of(changed.change()), delivery, (Object) changed)
        .withSubject(changed.key())
        .withTime(NativeText.utc(changed.time()))
        .withExtension(EventTypes.NATIVE_TYPE, nativeType);
  }

  private static ObjectChanged changed(
      Change change, String bucket, String key, JsonObject object, String version, Instant time) {
    long size = object.has("size") ? (long) object.number("size") : 0;
    if (size < 0) {
      throw object.wrong("size", "0 or more");
    }
    String tag = object.find(version.equals("versionId") ? "eTag" : "etag");
    String itsVersion = object.find(version);
    return new ObjectChanged(
        change, bucket, key, size, tag, itsVersion, null, location(bucket, key, object), time);
  }

  private static URI location(String bucket, String key, JsonObject object) {
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
    try {
      return new URI("s3://" + bucket + "/" + encoded.replace("+", "%20").replace("%2F", "/"));
    } catch (URISyntaxException e) {
      throw object.wrong("key", "the key of an object in a bucket");
    }
  }

  private static String decoded(JsonObject object) {
    try {
      return URLDecoder.decode(object.text("key"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw object.wrong("key", "encoded as in a form");
    }
  }

  private static Change change(JsonObject record, String eventName) {
    String name = eventName.startsWith("s3:") ? eventName.substring(3) : eventName;
    int colon = name.indexOf(':');
    return switch (colon < 0 ? name : name.substring(0, colon)) {
      case "ObjectCreated" -> Change.CREATED;
      case "ObjectRemoved", "LifecycleExpiration", "ReducedRedundancyLostObject" -> Change.DELETED;
      case "LifecycleTransition", "IntelligentTiering" -> Change.ARCHIVED;
      case "ObjectRestore" ->
          name.endsWith(":Completed")
              ? Change.RESTORED
              : name.endsWith(":Delete") ? Change.ARCHIVED : Change.METADATA;
      case "ObjectTagging", "ObjectAcl", "Replication" -> Change.METADATA;
      default -> throw record.wrong("eventName", "the name of a change that S3 tells");
    };
  }

  private static Change bridgedChange(JsonObject event, String detailType) {
    return switch (detailType) {
      case "Object Created" -> Change.CREATED;
      case "Object Deleted" -> Change.DELETED;
      case "Object Storage Class Changed", "Object Access Tier Changed", "Object Restore Expired" ->
          Change.ARCHIVED;
      case "Object Restore Completed" -> Change.RESTORED;
      case "Object Restore Initiated",
          "Object ACL Updated",
          "Object Tags Added",
          "Object Tags Deleted" ->
          Change.METADATA;
      default -> throw event.wrong("detail-type", "the name of a change that S3 tells");
    };
  }

  private static void put(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }
}
