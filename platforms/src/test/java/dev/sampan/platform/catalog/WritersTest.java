// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.NativeMessage;
import dev.sampan.contract.Portable;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.cloudrun.CloudRunWire;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WritersTest {

  static Stream<CorpusCase> cases() {
    return Corpus.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void write_the_golden_request(CorpusCase each) {
    var expected = each.nativeRequest();

    var written = written(each);

    if (written instanceof NativeRequest.Http http) {
      var request = http.request();
      assertThat(request.method() + " " + request.target() + " HTTP/1.1")
          .isEqualTo(expected.start());
      assertThat(fields(request.headers())).isEqualTo(fields(expected.headers()));
      assertSameBody(request.body(), expected);
    } else if (written instanceof NativeRequest.Payload payload) {
      assertThat(expected.start()).isEmpty();
      assertThat(fields(payload.headers())).isEqualTo(fields(expected.headers()));
      assertSameBody(payload.body(), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void write_the_same_bytes_from_the_same_facts(CorpusCase each) {
    assertThat(body(written(each))).isEqualTo(body(written(each)));
  }

  private static NativeRequest written(CorpusCase each) {
    var wire = NativeWires.of(CorpusFacts.platform(each));
    var function = CorpusFacts.function(each);
    var facts = CorpusFacts.facts(each);
    var sent = each.portable().get("sent");
    if (sent.has("sample")) {
      var sample = NativeSamples.of(sent.get("sample").textValue()).orElseThrow();
      return wire.direct(function, sample, facts);
    }
    return switch (each.kind()) {
      case "http", "web" -> wire.http(function, Portable.request(sent), facts);
      case "direct" -> wire.direct(function, Portable.body(sent.get("payload")), facts);
      case "queue" ->
          wire.queue(function, CorpusFacts.trigger(each), CorpusFacts.messages(each), facts);
      case "cloudevent" -> event(each, sent);
      default ->
          wire.delivery(function, CorpusEvents.trigger(each), CorpusEvents.sent(each), facts);
    };
  }

  private static NativeRequest event(CorpusCase each, JsonNode sent) {
    var wire = NativeWires.of(CorpusFacts.platform(each));
    var function = CorpusFacts.function(each);
    var facts = CorpusFacts.facts(each);
    var trigger = each.portable().get("trigger").get("name").textValue();
    var event = StrictCloudEvents.readJson(Body.of(sent.get("event").toString()).bytes());
    return sent.get("mode").textValue().equals("structured")
            && wire instanceof CloudRunWire cloudRun
        ? cloudRun.structuredCloudEvent(function, trigger, event, facts)
        : wire.cloudEvent(function, trigger, event, facts);
  }

  private static void assertSameBody(Body written, NativeMessage expected) {
    var type = expected.headers().first("content-type").orElse("");
    if (expected.start().isEmpty() || type.contains("json")) {
      assertThat(CorpusEvents.unzipped(Portable.json(written.bytes())))
          .isEqualTo(CorpusEvents.unzipped(Portable.json(expected.body().bytes())));
    } else {
      assertThat(written.bytes()).isEqualTo(expected.body().bytes());
    }
  }

  private static byte[] body(NativeRequest request) {
    return request instanceof NativeRequest.Http http
        ? http.request().body().bytes()
        : ((NativeRequest.Payload) request).body().bytes();
  }

  private static Map<String, List<String>> fields(Headers headers) {
    var fields = new LinkedHashMap<String, List<String>>();
    headers.names().forEach(name -> fields.put(name, headers.all(name)));
    return fields;
  }
}
