// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Deadline;
import dev.sampan.Event;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Mutation;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.LineLog;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoilt events have a clear error or all their records are handled: none is lost in silence. */
@Timeout(60)
final class SpoiltEventsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SEEDS = 25;

  private final List<Event<byte[]>> events = new ArrayList<>();

  static Stream<CorpusCase> deliveries() {
    return Corpus.all().stream()
        .filter(each -> each.platform().equals("scf") && each.isDelivery())
        .filter(each -> !each.nativeRequest().isHttp());
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void all_of_an_event_is_handled_or_it_fails_with_a_reason(CorpusCase golden) throws Exception {
    var kind = Trigger.valueOf(golden.kind().toUpperCase(Locale.ROOT));
    var function = function(kind, golden.portable().at("/trigger/source").textValue());
    for (long seed = 0; seed < SEEDS; seed++) {
      events.clear();
      var spoilt = Mutation.of(golden.nativeRequest().body().bytes(), seed);

      var reply = function.invoke(spoilt, call());

      if (reply.failed()) {
        assertReason(reply, seed);
      } else {
        assertAllHandled(spoilt, seed);
      }
    }
  }

  private EventFunction function(Trigger kind, String source) throws Exception {
    var environment = Handlers.environment(Map.of());
    var handler =
        new Handlers.Events(
            (event, context) -> {
              assertThat(event.payload()).isNotNull();
              events.add(event);
              return "";
            });
    return new EventFunction(
        FunctionInstance.of("scf", Handlers.function(kind, source), handler, environment));
  }

  private static void assertReason(Reply reply, long seed) throws IOException {
    var message = JSON.readTree(reply.body()).get("errorMessage").textValue();
    assertThat(message)
        .as("seed " + seed)
        .isNotBlank()
        .doesNotContain("Exception", "Cannot invoke", "out of bounds");
  }

  private void assertAllHandled(byte[] spoilt, long seed) throws IOException {
    var direct = events.size() == 1 && events.get(0).delivery().trigger() == Trigger.DIRECT;
    if (!direct) {
      assertThat(events).as("seed " + seed + ": " + head(spoilt)).hasSize(count(spoilt));
    }
  }

  private static int count(byte[] spoilt) throws IOException {
    JsonNode event = JSON.readTree(spoilt);
    return event.has("Records") ? event.get("Records").size() : 1;
  }

  private static String head(byte[] spoilt) {
    var text = new String(spoilt, UTF_8);
    return text.substring(0, Math.min(400, text.length()));
  }

  private static Call call() {
    var clock = Clock.fixed(Handlers.NOW, ZoneOffset.UTC);
    var log = LineLog.of("scf", Handlers.environment(Map.of()), "r-1");
    return Call.of("r-1", new Deadline(Handlers.NOW.plusSeconds(30), clock), log);
  }
}
