// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.RecordChanged;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentRecordTest {

  /** Keeps each change; fails the deletions if told to. */
  public static final class Stock implements Handler<Event<RecordChanged>, Void> {
    final List<RecordChanged> changes = new ArrayList<>();
    boolean failing;

    @Override
    @SuppressWarnings("NullAway") // A handler of Void has nothing but null to return.
    public Void handle(Event<RecordChanged> event, Context context) {
      changes.add(event.payload());
      if (failing && event.payload().change() == RecordChanged.Change.DELETED) {
        throw new IllegalStateException("told to");
      }
      return null;
    }
  }

  private final Stock stock = new Stock();
  private final Function function = Function.of(stock).behind(Trigger.RECORD, "stock");

  private FakeLambda.Post post(String event) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event);
    function.run(lambda);
    return lambda.post();
  }

  private static String update(String document) {
    return """
        {"eventSource":"aws:docdb","eventSourceArn":"arn:c","events":[{"event":{
         "_id":{"_data":"01"},"clusterTime":{"$timestamp":{"t":1795428929,"i":9}},
         "documentKey":{"_id":1},"ns":{"db":"shop","coll":"stock"},"operationType":"replace",
         "fullDocument":%s}}]}"""
        .formatted(document);
  }

  @Test
  void a_document_becomes_plain_values() throws Exception {
    post(
        update(
            """
            {"wide":{"$numberDecimal":"1E-9"},"day":{"$date":{"$numberLong":"1795428929000"}},
             "bytes":{"$binary":{"base64":"AQI=","subType":"00"}},"odd":{"$minKey":1},"n":2.5,
             "whole":7,"list":[{"$oid":"a"},[null]],"text":{"$oid":7}}"""));

    Map<String, Object> after = stock.changes.get(0).after();
    assertThat(after).containsEntry("wide", new BigDecimal("1E-9")).containsEntry("n", 2.5);
    assertThat(after).containsEntry("day", "2026-11-23T10:15:29Z").containsEntry("bytes", "AQI=");
    assertThat(after).containsEntry("odd", Map.of("$minKey", 1L)).containsEntry("whole", 7L);
    assertThat(after).containsEntry("text", Map.of("$oid", 7L));
    assertThat(after).containsEntry("list", List.of("a", Arrays.asList(new Object[] {null})));
    assertThat(stock.changes.get(0).key()).containsEntry("_id", 1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"$numberLong\":\"x\"}} | $numberLong that is no number",
        "7                          | fullDocument must be an object"
      })
  void a_document_that_is_none_is_refused(String document, String told) throws Exception {
    assertThat(post(update(document)).body()).contains("Sampan.BadEvent", told);
  }

  @Test
  void what_is_no_change_of_a_document_is_passed_over_and_said() throws Exception {
    assertThat(post(golden()).body()).isEqualTo("null");

    assertThat(stock.changes).hasSize(2);
    assertThat(function.log()).contains("drop is no change of a document");
  }

  @Test
  void a_batch_is_tried_again_as_a_whole() throws Exception {
    stock.failing = true;

    assertThat(post(golden()).path()).endsWith("/error");
  }

  @Test
  void an_operation_that_nobody_knows_is_refused() throws Exception {
    assertThat(post(update("{}").replace("replace", "modify")).body())
        .contains("events[0].event.operationType must be the name of a change");
  }

  private static String golden() {
    return Corpus.get("lambda/record/documentdb").nativeRequest().body().text();
  }
}
