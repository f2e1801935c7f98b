// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import dev.sampan.Body;
import dev.sampan.LogEntries;
import dev.sampan.ObjectChanged;
import dev.sampan.RecordChanged;
import dev.sampan.ScheduleFired;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.LogBatch;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.BusTrigger;
import dev.sampan.platform.manifest.LogTrigger;
import dev.sampan.platform.manifest.ObjectTrigger;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.ScheduleTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample of what each kind of source delivers, the same for all platforms. The triggers are those
 * of a manifest that gives them no names of their own.
 *
 * @param trigger who hears of it
 * @param events what it delivers; a platform that delivers singly takes the first
 */
record SampleSource(TriggerSpec trigger, List<? extends SourceEvent> events) {

  static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  static final String ORDER = "{\"id\":\"1001\",\"item\":\"tea\",\"quantity\":2}";

  private static final Instant BEFORE = NOON.minusSeconds(1);
  private static final String SECOND = ORDER.replace("1001", "1002");

  static SampleSource queue() {
    var trigger = new QueueTrigger("orders", "orders", 10, Duration.ZERO, Order.NONE, 5, null);
    return new SampleSource(trigger, List.of(message(1, ORDER), message(2, SECOND)));
  }

  private static QueueMessage message(int number, String body) {
    return new QueueMessage(id(number), Body.of(body), Map.of("tags", "sample"), null, 1, BEFORE);
  }

  static SampleSource topic() {
    var trigger = new TopicTrigger("placed", "placed", 3, null);
    var message =
        new TopicMessage(id(3), Body.of(ORDER), Map.of("tags", "sample"), "order 1001", 1, BEFORE);
    return new SampleSource(trigger, List.of(message));
  }

  static SampleSource stream() {
    var trigger = new StreamTrigger("clicks", "clicks", 100, Duration.ZERO, Order.NONE, 5, null);
    return new SampleSource(trigger, List.of(record(4, 41, ORDER), record(5, 42, SECOND)));
  }

  private static StreamRecord record(int number, long offset, String body) {
    return new StreamRecord(id(number), Body.of(body), Map.of(), "shop-17", 0, offset, 1, BEFORE);
  }

  static SampleSource object() {
    var created = List.of(ObjectChanged.Change.CREATED);
    var changed =
        new ObjectChanged(
            ObjectChanged.Change.CREATED,
            "uploads",
            "2026/cup of tea.png",
            20_480,
            "9b2cf535f27731c974343645a3985328",
            null,
            "image/png",
            URI.create("s3://uploads/2026/cup%20of%20tea.png"),
            BEFORE);
    return new SampleSource(
        new ObjectTrigger("uploads", "uploads", created, "", ""),
        List.of(new ObjectEvent(id(6), changed, 26, 1)));
  }

  static SampleSource schedule() {
    var trigger = new ScheduleTrigger("schedule", "0 0 12 * * *", null, ZoneOffset.UTC, "");
    var fired = new ScheduleFired(trigger.name(), NOON, trigger.input());
    return new SampleSource(trigger, List.of(new ScheduleFiring(id(7), fired, 1)));
  }

  static SampleSource bus() {
    return new SampleSource(
        new BusTrigger("shop", "shop", List.of()),
        List.of(new BusEvent(SampleCloudEvent.PLACED, 1)));
  }

  static SampleSource log() {
    var lines =
        List.of(
            new LogEntries.Entry("log-0001", BEFORE, "order 1001 accepted"),
            new LogEntries.Entry("log-0002", NOON, "order 1001 has no stock"));
    var entries = new LogEntries("shop", "instance-1", lines);
    return new SampleSource(
        new LogTrigger("shop", "shop"), List.of(new LogBatch(id(8), entries, 1)));
  }

  static SampleSource record() {
    var key = Map.<String, Object>of("item", "tea");
    var changed =
        new RecordChanged(
            RecordChanged.Change.UPDATED,
            "stock",
            key,
            columns(12, "2026-01-04"),
            columns(10, "2026-01-05"));
    return new SampleSource(
        new RecordTrigger("stock", "stock", 100, 5, null),
        List.of(new RecordEvent(id(9), changed, 17, 1, BEFORE)));
  }

  private static Map<String, Object> columns(int count, String counted) {
    var columns = new LinkedHashMap<String, Object>();
    columns.put("item", "tea");
    columns.put("count", count);
    columns.put("counted", counted);
    return columns;
  }

  private static String id(int number) {
    return "8d2f6f0e-0000-4000-8000-00000000000" + number;
  }
}
