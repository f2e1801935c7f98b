// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.wire.Digests;
import dev.sampan.platform.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/**
 * Writes lines of a log as a CLS trigger does: their JSON, zipped, as base64. The ids of the lines
 * and the stream do not reach the function.
 */
final class ClsEvent {

  private ClsEvent() {}

  static Body of(LogBatch batch, InvocationFacts facts) {
    var event = Json.object();
    var zipped = zipped(Json.body(lines(batch, facts)).bytes());
    event.putObject("clslogs").put("data", Base64.getEncoder().encodeToString(zipped));
    return Json.body(event);
  }

  private static ObjectNode lines(LogBatch batch, InvocationFacts facts) {
    var group = batch.entries().group();
    var json = Json.object().put("topic_id", topic(group, facts)).put("topic_name", group);
    var records = json.putArray("records");
    for (var entry : batch.entries().entries()) {
      records
          .addObject()
          .put("timestamp", Long.toString(micros(entry.time())))
          .put("content", entry.message());
    }
    return json;
  }

  /** CLS knows a topic by an id in the form of a UUID. */
  private static String topic(String group, InvocationFacts facts) {
    var id = Digests.id(facts.account() + "/" + facts.region() + "/" + group, 32);
    return String.join(
        "-",
        id.substring(0, 8),
        id.substring(8, 12),
        id.substring(12, 16),
        id.substring(16, 20),
        id.substring(20));
  }

  private static long micros(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
  }

  private static byte[] zipped(byte[] json) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
