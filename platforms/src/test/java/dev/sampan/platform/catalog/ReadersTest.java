// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.HttpResponse;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.NativeReply;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReadersTest {

  static Stream<CorpusCase> exchanges() {
    return Corpus.all().stream()
        .filter(each -> each.kind().equals("http") || each.kind().equals("web"))
        .filter(each -> !isSample(each));
  }

  static Stream<CorpusCase> directCalls() {
    return Corpus.all().stream()
        .filter(each -> each.kind().equals("direct") || each.kind().equals("native"));
  }

  static Stream<CorpusCase> events() {
    return Corpus.all().stream().filter(each -> each.kind().equals("cloudevent"));
  }

  static Stream<CorpusCase> batches() {
    return deliveries().filter(each -> each.kind().equals("queue"));
  }

  static Stream<CorpusCase> deliveries() {
    return Corpus.all().stream().filter(each -> each.isDelivery() && !isSample(each));
  }

  /** No source of ours sends it, so nobody reads its reply. */
  private static boolean isSample(CorpusCase each) {
    return each.portable().get("sent").has("sample");
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void read_the_response_that_the_function_gave(CorpusCase each) {
    var expected = Portable.response(read(each));

    HttpResponse response =
        NativeWires.of(CorpusFacts.platform(each))
            .readHttp(CorpusFacts.function(each), reply(each), CorpusFacts.facts(each));

    assertThat(response.status()).isEqualTo(expected.status());
    for (var name : expected.headers().names()) {
      assertThat(response.headers().all(name)).as(name).isEqualTo(expected.headers().all(name));
    }
    assertThat(expected.headers().names()).containsAll(response.headers().names());
    assertThat(response.body().bytes()).isEqualTo(expected.body().bytes());
  }

  @ParameterizedTest
  @MethodSource("directCalls")
  void read_how_a_direct_call_ended(CorpusCase each) {
    var expected = read(each);

    var outcome = direct(each);

    if (outcome instanceof DirectOutcome.Returned returned) {
      assertThat(Portable.json(returned.result().bytes()))
          .isEqualTo(expected.get("returned").get("json"));
    } else if (outcome instanceof DirectOutcome.Failed failed) {
      var error = expected.get("failed");
      assertThat(failed.error().status()).isEqualTo(error.get("status").intValue());
      assertThat(failed.error().type()).isEqualTo(error.get("type").textValue());
      assertThat(failed.error().message()).isEqualTo(error.get("message").textValue());
      assertThat(Portable.json(failed.error().body().bytes()))
          .isEqualTo(Portable.json(Portable.body(error.get("body")).bytes()));
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void read_whether_an_event_is_done(CorpusCase each) {
    var acknowledged = read(each).get("outcome").textValue().equals("ack");

    assertThat(direct(each) instanceof DirectOutcome.Returned).isEqualTo(acknowledged);
  }

  @ParameterizedTest
  @MethodSource("batches")
  void read_which_messages_failed(CorpusCase each) {
    var failed = new ArrayList<String>();
    read(each).get("failed").forEach(id -> failed.add(id.textValue()));

    var outcome =
        NativeWires.of(CorpusFacts.platform(each))
            .readQueue(CorpusFacts.function(each), CorpusFacts.messages(each), reply(each));

    assertThat(outcome.failed()).containsExactlyElementsOf(failed);
    assertThat(outcome.reason().isEmpty()).isEqualTo(failed.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void read_which_events_failed(CorpusCase each) {
    var failed = new ArrayList<String>();
    read(each).get("failed").forEach(id -> failed.add(id.textValue()));
    var trigger =
        each.kind().equals("queue") ? CorpusFacts.trigger(each) : CorpusEvents.trigger(each);

    var outcome =
        NativeWires.of(CorpusFacts.platform(each))
            .readDelivery(
                CorpusFacts.function(each), trigger, CorpusEvents.sent(each), reply(each));

    assertThat(outcome.failed()).containsExactlyElementsOf(failed);
  }

  private static DirectOutcome direct(CorpusCase each) {
    return NativeWires.of(CorpusFacts.platform(each))
        .readDirect(CorpusFacts.function(each), reply(each), CorpusFacts.facts(each));
  }

  private static JsonNode read(CorpusCase each) {
    var reply = each.portableReply();
    return reply.has("read") ? reply.get("read") : reply.get("reply");
  }

  private static NativeReply reply(CorpusCase each) {
    var message = each.nativeReply();
    if (each.repliesWithError()) {
      return new NativeReply.FunctionError(message.body());
    }
    return message.isHttp()
        ? new NativeReply.Http(
            HttpResponse.of(message.status())
                .withHeaders(message.headers())
                .withBody(message.body()))
        : new NativeReply.Payload(message.body());
  }
}
