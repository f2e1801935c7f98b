// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.HttpRequest;
import dev.sampan.LogEntries;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import dev.sampan.platform.wire.Utf8;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a line of a log as a sink of Cloud Logging publishes it: one {@code LogEntry} a message.
 * The stream is the label in which Cloud Run names an instance.
 */
final class LogSinkPush {

  private static final String TIMESTAMP = "logging.googleapis.com/timestamp";

  private LogSinkPush() {}

  static HttpRequest of(TriggerSpec trigger, LogBatch batch, InvocationFacts facts) {
    var entries = batch.entries().entries();
    if (entries.size() != 1) {
      throw new NotExpressibleException(
          "cloudrun: a log sink publishes lines one by one, not "
              + entries.size()
              + " in a message; give each line a batch of its own");
    }
    var entry = entries.get(0);
    var time = Map.of(TIMESTAMP, entry.time().toString());
    var body = Json.body(entry(batch.entries(), entry, facts));
    var message = PubSubPush.message(batch.id(), body, time, entry.time());
    return PubSubPush.push(trigger, message, 0, facts);
  }

  private static ObjectNode entry(
      LogEntries entries, LogEntries.Entry entry, InvocationFacts facts) {
    var json = Json.object().put("insertId", entry.id()).put("textPayload", entry.message());
    if (!entries.stream().isEmpty()) {
      json.putObject("labels").put("instanceId", entries.stream());
    }
    json.put("logName", "projects/" + facts.account() + "/logs/" + encoded(entries.group()));
    json.putObject("resource")
        .put("type", "global")
        .putObject("labels")
        .put("project_id", facts.account());
    var time = entry.time().toString();
    return json.put("timestamp", time).put("receiveTimestamp", time);
  }

  /** A log's id is percent-encoded within its name. */
  private static String encoded(String group) {
    var text = new String(Utf8.encode(group), StandardCharsets.UTF_8);
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
