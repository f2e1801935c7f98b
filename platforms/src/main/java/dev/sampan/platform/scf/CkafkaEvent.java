// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.Body;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.Utf8;
import java.util.List;

/**
 * Writes records of a stream as a CKafka trigger does.
 *
 * <p>The form has room for the place, the key and the text; headers and the time do not reach the
 * function. A record without a key has the key {@code None}, as in the platform's own sample.
 */
final class CkafkaEvent {

  private static final String NO_KEY = "None";

  private CkafkaEvent() {}

  static Body of(TriggerSpec trigger, List<StreamRecord> batch) {
    var event = Json.object();
    var records = event.putArray("Records");
    for (var each : batch) {
      records
          .addObject()
          .putObject("Ckafka")
          .put("topic", trigger.source())
          .put("partition", each.partition())
          .put("offset", each.offset())
          .put("msgKey", each.key().isEmpty() ? NO_KEY : each.key())
          .put("msgBody", text(each));
    }
    return Json.body(event);
  }

  private static String text(StreamRecord record) {
    return Utf8.decode(record.body().bytes())
        .orElseThrow(
            () ->
                new NotExpressibleException(
                    "scf: a CKafka trigger carries text, and record "
                        + record.id()
                        + " is not UTF-8; send it base64-encoded"));
  }
}
