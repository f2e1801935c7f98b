// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.ObjectChanged;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.wire.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes of objects as a COS trigger does: the bucket without its app id, the key behind
 * {@code /appid/bucket/}, the time in whole seconds, no tag of the content.
 */
final class CosEvent {

  /** Records name a region by its old, short code. */
  private static final Map<String, String> SHORT =
      Map.of(
          "ap-guangzhou", "gz",
          "ap-shanghai", "sh",
          "ap-beijing", "bj",
          "ap-chengdu", "cd",
          "ap-hongkong", "hk");

  private CosEvent() {}

  static Body of(List<ObjectEvent> batch, InvocationFacts facts) {
    var event = Json.object();
    var records = event.putArray("Records");
    for (var each : batch) {
      var json = records.addObject();
      object(json.putObject("cos"), each, facts);
      what(json.putObject("event"), each, facts);
    }
    return Json.body(event);
  }

  private static void object(ObjectNode cos, ObjectEvent event, InvocationFacts facts) {
    var changed = event.changed();
    var bucket = bucket(changed, facts);
    cos.put("cosSchemaVersion", "1.0");
    var object = cos.putObject("cosObject").put("url", url(changed, bucket, facts));
    object
        .putObject("meta")
        .put("x-cos-request-id", event.id())
        .put("Content-Type", orEmpty(changed.contentType()));
    object
        .put("vid", orEmpty(changed.version()))
        .put("key", "/" + facts.account() + "/" + bucket + "/" + changed.key())
        .put("size", changed.size());
    cos.putObject("cosBucket")
        .put("region", region(facts))
        .put("name", bucket)
        .put("appid", facts.account());
    // The platform's own spelling.
    cos.put("cosNotificationId", "unkown");
  }

  private static void what(ObjectNode json, ObjectEvent event, InvocationFacts facts) {
    json.put("eventName", name(event.changed().change()))
        .put("eventVersion", "1.0")
        .put("eventTime", event.changed().time().getEpochSecond())
        .put("eventSource", "qcs::cos");
    json.putObject("requestParameters")
        .put("requestSourceIP", "127.0.0.1")
        .putObject("requestHeaders");
    json.put("eventQueue", queue(facts)).put("reservedInfo", "").put("reqid", event.sequence());
  }

  private static String name(ObjectChanged.Change change) {
    return switch (change) {
      case CREATED -> "cos:ObjectCreated:Put";
      case DELETED -> "cos:ObjectRemove:Delete";
      case RESTORED -> "cos:ObjectRestore:Completed";
      case ARCHIVED, METADATA ->
          throw new NotExpressibleException(
              "scf: a COS trigger tells of objects created, deleted and restored, not of "
                  + change.name().toLowerCase(Locale.ROOT)
                  + "; leave it out of the trigger's on: list");
    };
  }

  /** A bucket's full name ends with the app id of its owner. */
  private static String bucket(ObjectChanged changed, InvocationFacts facts) {
    var end = "-" + facts.account();
    var name = changed.bucket();
    return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
  }

  private static String url(ObjectChanged changed, String bucket, InvocationFacts facts) {
    var host = bucket + "-" + facts.account() + ".cos." + facts.region() + ".myqcloud.com";
    try {
      return new URI("http", host, "/" + changed.key(), null, null).toString();
    } catch (URISyntaxException e) {
      throw new NotExpressibleException(
          "scf: bucket " + changed.bucket() + " cannot be part of a host name; rename it");
    }
  }

  private static String region(InvocationFacts facts) {
    return SHORT.getOrDefault(facts.region(), facts.region());
  }

  private static String queue(InvocationFacts facts) {
    return "qcs:0:scf:"
        + region(facts)
        + ":appid/"
        + facts.account()
        + ":default."
        + facts.function()
        + ".$LATEST";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
