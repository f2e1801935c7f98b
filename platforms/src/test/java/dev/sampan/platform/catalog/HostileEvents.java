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
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Events that nobody would think of, the same for the same seed. */
final class HostileEvents {

  static final List<TriggerSpec> TRIGGERS =
      List.of(
          new QueueTrigger("q", "orders", 10, Duration.ZERO, Order.NONE, 5, "dead"),
          new TopicTrigger("t", "news", 5, null),
          new StreamTrigger("s", "clicks", 10, Duration.ZERO, Order.STRICT, 5, null),
          new ObjectTrigger("o", "uploads", List.of(ObjectChanged.Change.values()), "", ""),
          new ScheduleTrigger("n", null, Duration.ofMinutes(1), ZoneOffset.UTC, ""),
          new BusTrigger("b", "bus", List.of()),
          new LogTrigger("l", "web"),
          new RecordTrigger("r", "orders", 10, 5, null));

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "plain",
          "茶 \uD83C\uDF75",
          "half \uD83C",
          "\uDC00\uD800",
          "nul \u0000 bell \u0007 del \u007f",
          "line\r\nX-Injected: yes",
          "\"quoted\" \\ / % + ? # & {}",
          "../../etc/passwd",
          "//host/path",
          "{\"specversion\":\"1.0\"}",
          "\uFFFE\uFFFF\u2028\u202E",
          "x".repeat(70_000));

  private final SplittableRandom random;

  HostileEvents(long seed) {
    random = new SplittableRandom(seed);
  }

  List<SourceEvent> batch(TriggerSpec trigger) {
    int size = random.nextInt(20) == 0 ? 300 : random.nextInt(4);
    var batch = new ArrayList<SourceEvent>();
    for (int i = 0; i < size; i++) {
      batch.add(event(trigger, i));
    }
    return batch;
  }

  private SourceEvent event(TriggerSpec trigger, int number) {
    var id = number + text();
    return switch (trigger.kind()) {
      case QUEUE -> new QueueMessage(id, body(), texts(), orNull(text()), attempt(), time());
      case TOPIC -> new TopicMessage(id, body(), texts(), orNull(text()), attempt(), time());
      case STREAM ->
          new StreamRecord(
              id, body(), texts(), text(), random.nextInt(), random.nextLong(), attempt(), time());
      case OBJECT -> new ObjectEvent(id, object(), random.nextLong(), attempt());
      case SCHEDULE -> new ScheduleFiring(id, new ScheduleFired(text(), time(), text()), attempt());
      case BUS -> bus(id);
      case LOG -> new LogBatch(id, lines(), attempt());
      default -> new RecordEvent(id, record(), random.nextLong(), attempt(), time());
    };
  }

  private ObjectChanged object() {
    var changes = ObjectChanged.Change.values();
    return new ObjectChanged(
        changes[random.nextInt(changes.length)],
        text(),
        text(),
        random.nextLong(Long.MAX_VALUE),
        orNull(text()),
        orNull(text()),
        orNull(text()),
        URI.create("file:///x"),
        time());
  }

  /** A builder that checks little lets an event pass that no front end would. */
  private BusEvent bus(String id) {
    var builder =
        CloudEventBuilder.v1()
            .withId(id)
            .withSource(URI.create("/s"))
            .withType("t" + text())
            .withSubject("s" + text());
    if (random.nextBoolean()) {
      builder = builder.withTime(OffsetDateTime.ofInstant(time(), ZoneOffset.UTC));
    }
    if (random.nextBoolean()) {
      builder = builder.withExtension("region", text()).withExtension("flag", true);
    }
    var types = List.of("application/json", "text/plain", "image/png", "odd\u0001type");
    return new BusEvent(builder.withData(types.get(random.nextInt(4)), bytes()).build(), attempt());
  }

  private LogEntries lines() {
    var lines = new ArrayList<LogEntries.Entry>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      lines.add(new LogEntries.Entry(text(), time(), text()));
    }
    return new LogEntries(text(), text(), random.nextInt(5) == 0 ? List.of() : lines);
  }

  private RecordChanged record() {
    var changes = RecordChanged.Change.values();
    return new RecordChanged(
        changes[random.nextInt(changes.length)],
        text(),
        columns(random.nextInt(3)),
        random.nextBoolean() ? columns(4) : null,
        random.nextBoolean() ? columns(4) : null);
  }

  private Map<String, Object> columns(int count) {
    var columns = new LinkedHashMap<String, Object>();
    for (int i = 0; i < count; i++) {
      columns.put(i + text(), value(3));
    }
    return columns;
  }

  @SuppressWarnings("NullAway") // a column may hold null
  private Object value(int depth) {
    return switch (random.nextInt(9)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> random.nextInt(3) == 0 ? Double.NaN : random.nextDouble();
      case 4 -> bytes();
      case 5 -> new Object();
      case 6 -> depth == 0 ? "deep" : Arrays.asList(value(depth - 1), value(depth - 1));
      case 7 -> depth == 0 ? "deep" : columns(1);
      default -> text();
    };
  }

  private Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    for (int i = random.nextInt(3); i > 0; i--) {
      texts.put(random.nextInt(4) == 0 ? "tags" : text(), text());
    }
    return texts;
  }

  private Body body() {
    return Body.of(bytes());
  }

  private byte[] bytes() {
    var bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return random.nextBoolean() ? bytes : "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  }

  private Instant time() {
    return Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L), random.nextInt(1_000_000_000));
  }

  private int attempt() {
    return 1 + random.nextInt(5);
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private @Nullable String orNull(String text) {
    return random.nextInt(3) == 0 ? null : text;
  }
}
