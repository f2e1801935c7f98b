// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Mutation;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.LineLog;
import dev.sampan.runtime.TriggerEntry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A spoilt delivery is refused with a reason, or handled and acknowledged: nothing between. */
@Timeout(60)
final class SpoiltEventsTest {
  private static final int SEEDS = 25;
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<String> VALUES =
      List.of("", " ", "%", "%zz", "\"open", "a b", "1.0", "\u00ff", "0".repeat(9000), "[::1]");

  private final List<Event<byte[]>> events = new ArrayList<>();

  static Stream<CorpusCase> deliveries() {
    return Corpus.all().stream()
        .filter(each -> each.platform().equals("cloudrun") && each.isDelivery());
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void a_delivery_is_handled_once_or_refused_with_a_reason(CorpusCase golden) throws Exception {
    EventPath path = path(golden);
    String name = golden.portable().at("/trigger/name").textValue();
    for (long seed = 0; seed < SEEDS; seed++) {
      events.clear();

      HttpResponse answer = path.answer(name, spoilt(golden, seed), call());

      if (answer.status() / 100 == 2) {
        assertThat(events).as("seed " + seed).hasSize(1);
        assertThat(events.get(0).getId()).isNotEmpty();
      } else {
        assertThat(answer.status()).as("seed " + seed).isIn(400, 415);
        assertThat(events).as("seed " + seed).isEmpty();
        assertThat(answer.body().text())
            .as("seed " + seed)
            .contains("\"detail\"")
            .doesNotContain("Exception", "Cannot invoke", "out of bounds");
      }
    }
  }

  private static HttpRequest spoilt(CorpusCase golden, long seed) {
    var message = golden.nativeRequest();
    SplittableRandom random = new SplittableRandom(seed);
    byte[] body = message.body().bytes();
    boolean json = body.length > 0 && (body[0] == '{' || body[0] == '[');
    Headers headers = message.headers();
    if (!json || random.nextInt(2) == 0) {
      headers = spoilt(headers, random);
    }
    byte[] sent = json ? Mutation.of(body, seed) : body;
    return HttpRequest.of("POST", message.target()).withHeaders(headers).withBody(Body.of(sent));
  }

  private static Headers spoilt(Headers headers, SplittableRandom random) {
    List<String> names = List.copyOf(headers.names());
    String name = names.get(random.nextInt(names.size()));
    return random.nextInt(3) == 0
        ? headers.without(name)
        : headers.with(name, VALUES.get(random.nextInt(VALUES.size())).strip());
  }

  private EventPath path(CorpusCase golden) throws Exception {
    var trigger = golden.portable().get("trigger");
    TriggerEntry entry =
        new TriggerEntry(
            trigger.get("name").textValue(),
            Trigger.valueOf(golden.kind().toUpperCase(Locale.ROOT)),
            trigger.get("source").textValue(),
            List.of());
    FunctionEntry function =
        new FunctionEntry(
            "probe",
            "Probe",
            null,
            null,
            List.of(entry),
            List.of(),
            Map.of(),
            30,
            "report",
            "none");
    return new EventPath(
        FunctionInstance.of(CloudRunServer.PLATFORM, function, new Keeping(events), environment()),
        false);
  }

  private static Environment environment() {
    return new Environment(
        Map.of(),
        Clock.fixed(NOW, ZoneOffset.UTC),
        SpoiltEventsTest.class.getClassLoader(),
        new PrintStream(OutputStream.nullOutputStream()));
  }

  private static Call call() {
    Deadline deadline = new Deadline(NOW.plusSeconds(30), Clock.fixed(NOW, ZoneOffset.UTC));
    return Call.of("r-1", deadline, LineLog.of("cloudrun", environment(), "r-1"));
  }

  private record Keeping(List<Event<byte[]>> events) implements Handler<Event<byte[]>, String> {
    @Override
    public String handle(Event<byte[]> event, Context context) {
      assertThat(event.payload()).isNotNull();
      events.add(event);
      return "";
    }
  }
}
