// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.ObjectChanged;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.manifest.ObjectTrigger;
import dev.sampan.platform.wire.Digests;
import dev.sampan.platform.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes a change of an object as S3's notifications do: its key is encoded as in a form. */
final class S3Event {

  private S3Event() {}

  static Body of(ObjectTrigger trigger, ObjectEvent event, InvocationFacts facts) {
    var changed = event.changed();
    var json = Json.object();
    var record = json.putArray("Records").addObject();
    record.put("eventVersion", "2.1").put("eventSource", "aws:s3");
    record.put("awsRegion", facts.region()).put("eventTime", AwsTime.millis(changed.time()));
    record.put("eventName", name(changed.change()));
    record.putObject("userIdentity").put("principalId", "AWS:" + facts.account());
    record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
    record
        .putObject("responseElements")
        .put("x-amz-request-id", Digests.id(event.id(), 16).toUpperCase(Locale.ROOT))
        .put("x-amz-id-2", event.id());
    var s3 = record.putObject("s3");
    s3.put("s3SchemaVersion", "1.0").put("configurationId", trigger.name());
    s3.set("bucket", bucket(changed.bucket(), facts));
    s3.set("object", object(event));
    return Json.body(json);
  }

  private static String name(ObjectChanged.Change change) {
    return switch (change) {
      case CREATED -> "ObjectCreated:Put";
      case DELETED -> "ObjectRemoved:Delete";
      case ARCHIVED -> "LifecycleTransition";
      case RESTORED -> "ObjectRestore:Completed";
      case METADATA -> "ObjectTagging:Put";
    };
  }

  private static ObjectNode bucket(String name, InvocationFacts facts) {
    var bucket = Json.object().put("name", name);
    bucket.putObject("ownerIdentity").put("principalId", facts.account());
    return bucket.put("arn", "arn:aws:s3:::" + name);
  }

  /** S3 tells neither size nor tag of what is gone. */
  private static ObjectNode object(ObjectEvent event) {
    var changed = event.changed();
    var object = Json.object().put("key", encoded(changed.key()));
    if (changed.change() != ObjectChanged.Change.DELETED) {
      object.put("size", changed.size());
      if (changed.etag() != null) {
        object.put("eTag", changed.etag());
      }
    }
    if (changed.version() != null) {
      object.put("versionId", changed.version());
    }
    return object.put("sequencer", String.format(Locale.ROOT, "%018X", event.sequence()));
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
