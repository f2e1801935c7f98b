// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.RecordChanged;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.RecordEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.filter.EventFilter;
import dev.sampan.platform.filter.EventPattern;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.Order;
import dev.sampan.platform.manifest.PollRules;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.ShardRules;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping's filters see: docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering. */
final class LambdaFilterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final InvocationFacts FACTS =
      new InvocationFacts("id", "f", "us-east-1", "123456789012", 1, NOW, NOW, "");

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'body':['hello']} | hello | true",
        "{'body':[{'prefix':'he'}]} | hello | true",
        "{'body':['hello']} | bye | false",
        "{'body':{'a':['x']}} | hello | false",
        "{'body':{'a':[{'exists':false}]}} | hello | false",
        "{'body':['{}']} | {} | false",
        "{'body':[{'prefix':'{'}]} | {'a':'x'} | false",
        "{'body':{'a':['x']}} | {'a':'x'} | true",
        "{'messageAttributes':{'tier':{'stringValue':['gold']}}} | hello | true",
        "{'messageAttributes':{'tier':{'stringValue':['gold']}}} | {'a':'x'} | true",
        "{'eventSource':['aws:kinesis']} | hello | false"
      })
  void the_body_of_a_message_is_json_or_a_text(String pattern, String body, boolean passes)
      throws Exception {
    var trigger =
        new QueueTrigger("q", "q", 10, Duration.ZERO, Order.NONE, 5, null, null, rules(pattern));
    var message = new QueueMessage("1", body(body), Map.of("tier", "gold"), null, 1, NOW);

    assertThat(LambdaWire.INSTANCE.passes(trigger, message, FACTS)).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'data':{'a':['x']}} | {'a':'x'} | true",
        "{'data':{'a':['x']}} | hello | false",
        "{'partitionKey':['k']} | hello | true",
        "{'partitionKey':['l']} | {'a':'x'} | false",
        "{'partitionKey':['k'],'data':{'a':['x']}} | {'a':'y'} | false"
      })
  void the_data_of_a_record_stand_beside_its_key(String pattern, String body, boolean passes)
      throws Exception {
    var trigger =
        new StreamTrigger(
            "s", "s", 10, Duration.ZERO, Order.NONE, 5, null, ShardRules.DEFAULT, rules(pattern));
    var record = new StreamRecord("1", body(body), Map.of(), "k", 0, 0, 1, NOW);

    assertThat(LambdaWire.INSTANCE.passes(trigger, record, FACTS)).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'eventName':['INSERT']} | true",
        "{'eventName':['REMOVE']} | false",
        "{'dynamodb':{'NewImage':{'total':{'N':['5']}}}} | true",
        "{'dynamodb':{'NewImage':{'total':{'N':[5]}}}} | false",
        "{'dynamodb':{'NewImage':{'total':{'N':[{'numeric':['>',1]}]}}}} | false",
        "{'dynamodb':{'OldImage':{'total':{'N':[{'exists':false}]}}}} | true"
      })
  void the_columns_of_a_change_have_their_types(String pattern, boolean passes) throws Exception {
    var trigger =
        new RecordTrigger("t", "t", 10, Duration.ZERO, 5, null, ShardRules.DEFAULT, rules(pattern));

    assertThat(LambdaWire.INSTANCE.passes(trigger, change(5), FACTS)).isEqualTo(passes);
  }

  @Test
  void a_portable_filter_is_a_native_one() throws Exception {
    var orders =
        trigger("queue: { source: q, filter: { region: [eu, us], total: { above: 100 } } }");
    var clicks = trigger("stream: { source: q, filter: { page: { suffix: .html } } }");

    assertThat(LambdaWire.INSTANCE.filters(orders))
        .hasToString(
            "[{\"body\":{\"region\":[\"eu\",\"us\"],\"total\":[{\"numeric\":[\">\",100]}]}}]");
    assertThat(LambdaWire.INSTANCE.filters(clicks))
        .hasToString("[{\"data\":{\"page\":[{\"suffix\":\".html\"}]}}]");
    assertThat(passes(orders, message("{\"region\":\"us\",\"total\":100.5}"))).isTrue();
    assertThat(passes(orders, message("{\"region\":\"us\",\"total\":100}"))).isFalse();
    assertThat(passes(orders, message("eu"))).isFalse();
  }

  @Test
  void a_portable_filter_of_records_asks_for_typed_columns() throws Exception {
    var trigger =
        trigger(
            "record: { source: q, filter: { change: created, after: { total: [5, 7.50], name: {"
                + " prefix: a }, paid: true, coupon: null, home: { city: { not: [Bonn] } }, size: {"
                + " not: 9 } } } }");

    assertThat(LambdaWire.INSTANCE.filters(trigger))
        .hasToString(
            "[{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"total\":{\"N\":[\"5\",\"7.5\"]},"
                + "\"name\":{\"S\":[{\"prefix\":\"a\"}]},\"paid\":{\"BOOL\":[true]},"
                + "\"coupon\":{\"NULL\":[true]},"
                + "\"home\":{\"M\":{\"city\":{\"S\":[{\"anything-but\":[\"Bonn\"]}]}}},"
                + "\"size\":{\"N\":[{\"anything-but\":[\"9\"]}]}}}}]");
    assertThat(passes(trigger, change(5))).isFalse();
    var total = trigger("record: { source: q, filter: { after: { total: 5 } } }");
    assertThat(passes(total, change(5))).isTrue();
    assertThat(passes(total, change(6))).isFalse();
  }

  private TriggerSpec trigger(String yaml) throws Exception {
    var file = directory.resolve("sampan.yaml");
    Files.writeString(file, "functions: { fn: { handler: a.B, triggers: [ { " + yaml + " } ] } }");
    return Manifest.read(directory).functions().get(0).triggers().get(0);
  }

  private static boolean passes(TriggerSpec trigger, SourceEvent event) {
    return LambdaWire.INSTANCE.passes(trigger, event, FACTS);
  }

  private static QueueMessage message(String body) {
    return new QueueMessage("1", Body.of(body), Map.of(), null, 1, NOW);
  }

  private static RecordEvent change(int total) {
    var changed =
        new RecordChanged(
            RecordChanged.Change.CREATED, "t", Map.of("id", "1"), null, Map.of("total", total));
    return new RecordEvent("1", changed, 1, 1, NOW);
  }

  private static PollRules rules(String pattern) throws Exception {
    var json = EventPattern.parse(pattern.replace('\'', '"'));
    return PollRules.of(new EventFilter(EventFilter.Form.NATIVE, List.of(json)));
  }

  private static Body body(String text) {
    return Body.of(text.replace('\'', '"'));
  }
}
