// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Body;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.manifest.LogTrigger;
import dev.sampan.platform.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Writes lines of a log as a CloudWatch Logs subscription does: JSON, gzip'd, in base64. */
final class LogsEvent {

  private LogsEvent() {}

  static Body of(LogTrigger trigger, LogBatch batch, InvocationFacts facts) {
    var entries = batch.entries();
    var json = Json.object().put("messageType", "DATA_MESSAGE").put("owner", facts.account());
    json.put("logGroup", entries.group()).put("logStream", entries.stream());
    json.putArray("subscriptionFilters").add(trigger.name());
    var events = json.putArray("logEvents");
    for (var entry : entries.entries()) {
      var event = events.addObject().put("id", entry.id());
      event.put("timestamp", entry.time().toEpochMilli()).put("message", entry.message());
    }
    var data = Base64.getEncoder().encodeToString(gzip(Json.body(json).bytes()));
    var event = Json.object();
    event.putObject("awslogs").put("data", data);
    return Json.body(event);
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
