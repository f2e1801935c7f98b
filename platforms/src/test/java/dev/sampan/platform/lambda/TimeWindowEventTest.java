// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.sampan.Body;
import dev.sampan.RecordChanged;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.WindowBatch;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.LogTrigger;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Batches of windows, as Amazon's own classes read them. */
final class TimeWindowEventTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final InvocationFacts FACTS =
      new InvocationFacts("r-1", "sums", "us-east-1", "123456789012", 1, NOW, NOW, TRACE);
  private static final StreamTrigger STREAM =
      new StreamTrigger("clicks", "clicks", 10, Duration.ZERO, Order.NONE, 5, null);
  private static final RecordTrigger RECORD = new RecordTrigger("stock", "stock", 10, 5, null);
  private static final StreamRecord CLICK =
      new StreamRecord("e-1", Body.of("5"), Map.of(), "shop", 2, 41, 1, NOW);

  private final FunctionSpec function = FunctionSpec.of("sums", "a.B", STREAM);

  @Test
  void a_batch_of_a_stream_binds_to_amazons_class() {
    var bytes = written(STREAM, List.of(CLICK), window(false, false));

    var event =
        LambdaEventSerializers.serializerFor(KinesisTimeWindowEvent.class, loader())
            .fromJson(new ByteArrayInputStream(bytes));

    assertThat(event.getWindow().getStart()).isEqualTo("2026-11-23T10:15:00Z");
    assertThat(event.getWindow().getEnd()).isEqualTo("2026-11-23T10:16:00Z");
    assertThat(event.getState()).containsExactly(Map.entry("sum", "37"));
    assertThat(event.getShardId()).isEqualTo("shardId-000000000002");
    assertThat(event.getEventSourceArn())
        .isEqualTo("arn:aws:kinesis:us-east-1:123456789012:stream/clicks");
    assertThat(event.getIsFinalInvokeForWindow()).isFalse();
    assertThat(event.getIsWindowTerminatedEarly()).isFalse();
    assertThat(event.getRecords()).hasSize(1);
    assertThat(UTF_8.decode(event.getRecords().get(0).getKinesis().getData()).toString())
        .isEqualTo("5");
  }

  @Test
  void the_end_of_a_tables_window_binds_to_amazons_class() {
    var bytes = written(RECORD, List.of(), window(true, true));

    var event =
        LambdaEventSerializers.serializerFor(DynamodbTimeWindowEvent.class, loader())
            .fromJson(new ByteArrayInputStream(bytes));

    assertThat(event.getRecords()).isEmpty();
    assertThat(event.getIsFinalInvokeForWindow()).isTrue();
    assertThat(event.getIsWindowTerminatedEarly()).isTrue();
    assertThat(event.getShardId()).startsWith("shardId-");
    assertThat(event.getEventSourceArn()).contains(":table/stock/stream/");
    assertThat(event.getState()).containsExactly(Map.entry("sum", "37"));
  }

  @Test
  void the_members_are_those_of_the_golden_event() {
    var changed =
        new RecordChanged(RecordChanged.Change.CREATED, "stock", Map.of("item", "tea"), null, null);
    var bytes =
        written(RECORD, List.of(new RecordEvent("1", changed, 1, 1, NOW)), window(false, false));

    assertThat(Json.parse(Body.of(bytes)).orElseThrow().fieldNames())
        .toIterable()
        .containsExactly(
            "Records",
            "window",
            "state",
            "shardId",
            "isFinalInvokeForWindow",
            "isWindowTerminatedEarly",
            "eventSourceARN");
  }

  @Test
  void a_reply_has_a_state_or_fails() {
    var kept = read("{\"state\":{\"sum\":42},\"batchItemFailures\":[]}");
    assertThat(kept.failed()).isEmpty();
    assertThat(kept.reason()).isEmpty();
    assertThat(state(kept)).isEqualTo("{\"sum\":42}");

    assertThat(state(read("{\"state\":null}"))).isEqualTo("{}");
    for (var stateless : List.of("{}", "null", "[]", "nonsense", "")) {
      assertThat(read(stateless).failed()).containsExactly("e-1");
      assertThat(read(stateless).reason()).contains("no state");
    }
    var partial =
        read(
            "{\"state\":{},\"batchItemFailures\":[{\"itemIdentifier\":\""
                + KinesisEvent.sequenceNumber(CLICK)
                + "\"}]}");
    assertThat(partial.failed()).containsExactly("e-1");
    assertThat(partial.state()).isNotNull();
  }

  @Test
  void a_failure_fails_a_window_without_records_too() {
    var error = new NativeReply.FunctionError(Body.empty());

    var outcome = LambdaWire.INSTANCE.readWindow(function, STREAM, List.of(), error);

    assertThat(outcome.reason()).isNotEmpty();
    assertThat(outcome.state()).isNull();
  }

  @Test
  void what_has_no_shards_has_no_windows() {
    var log = new LogTrigger("app", "app");

    assertThatThrownBy(() -> written(log, List.of(), window(true, false)))
        .isInstanceOf(NotExpressibleException.class)
        .hasMessageContaining("\"app\" has no shards");
  }

  private BatchOutcome read(String reply) {
    return LambdaWire.INSTANCE.readWindow(
        function, STREAM, List.of(CLICK), new NativeReply.Payload(Body.of(reply)));
  }

  private static String state(BatchOutcome outcome) {
    return Objects.requireNonNull(outcome.state()).text();
  }

  private static WindowBatch window(boolean last, boolean early) {
    var start = Instant.parse("2026-11-23T10:15:00Z");
    return new WindowBatch(
        2, start, start.plusSeconds(60), Body.of("{\"sum\":\"37\"}"), last, early);
  }

  private byte[] written(
      TriggerSpec trigger, List<? extends SourceEvent> batch, WindowBatch window) {
    var request = LambdaWire.INSTANCE.window(function, trigger, batch, window, FACTS);
    return ((NativeRequest.Payload) request).body().bytes();
  }

  private static ClassLoader loader() {
    return TimeWindowEventTest.class.getClassLoader();
  }
}
