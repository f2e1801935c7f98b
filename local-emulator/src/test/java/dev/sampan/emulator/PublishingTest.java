// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.emulator.journal.JournalSize;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions that publish to each other, over the real protocols. */
@Timeout(60)
final class PublishingTest {

  private static final String MANIFEST =
      """
      functions:
        first:
          handler: dev.sampan.emulator.functions.Relay
          settings: { to: two }
          triggers: [ { queue: { source: one, batch: 1 } } ]
          publishes: [ { queue: two } ]
        second:
          handler: dev.sampan.emulator.functions.Relay
          settings: { to: "bus:three" }
          triggers: [ { queue: { source: two, batch: 1 } } ]
          publishes: [ { bus: three } ]
        third:
          handler: dev.sampan.emulator.functions.Relay
          triggers: [ { bus: { source: three } } ]
        turning:
          handler: dev.sampan.emulator.functions.Relay
          settings: { to: wheel }
          triggers: [ { queue: { source: wheel, batch: 1, deadLetter: worn } } ]
          publishes: [ { queue: wheel } ]
      """;

  private final BlockingQueue<OutputLine> lines = new LinkedBlockingQueue<>();
  private final List<OutputLine> seen = new ArrayList<>();
  @TempDir Path directory;

  // Every test starts it first.
  @SuppressWarnings("NullAway.Init")
  private Emulator emulator;

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @EnumSource
  void what_one_publishes_starts_the_next_in_the_same_trace(Platform platform) throws Exception {
    start(platform);

    send("one", "hello");
    var third = line("third");

    assertThat(third.text()).contains("got hello");
    if (platform != Platform.SCF) {
      var second = trace(line("second"));
      assertThat(trace(third)).isEqualTo(second).hasSize(32);
    }
  }

  @Test
  void stops_a_loop_and_keeps_what_turned_in_it() throws Exception {
    start(Platform.LAMBDA);

    send("wheel", "round");
    awaitDeadLetter();
    emulator.close();

    assertThat(deadLetter())
        .containsEntry("dead-reason", "loop")
        .hasEntrySatisfying(
            "dead-detail", it -> assertThat(it).startsWith("17 invocations in a row"));
    lines.drainTo(seen);
    assertThat(seen).filteredOn(it -> it.text().contains("got round")).hasSize(17);
  }

  @Test
  void a_functions_token_is_good_for_its_own_publications_only() throws Exception {
    start(Platform.LAMBDA);
    var process =
        emulator.process(Platform.LAMBDA, "first", 9, directory.resolve("home")).orElseThrow();
    var token = Objects.requireNonNull(process.environment().get("SAMPAN_PUBLISH_TOKEN"));
    var http = new HttpProbe(emulator.controlPort());
    var body = "{\"id\":\"m-1\",\"body\":\"aGk=\"}";

    assertThat(process.environment().get("SAMPAN_PUBLISH_URL"))
        .isEqualTo("http://127.0.0.1:" + emulator.controlPort() + "/api/publications");
    assertThat(post(http, "queue/two", body, token)).startsWith("201 {\"id\":\"m-1\"}");
    assertThat(post(http, "queue/wheel", body, token))
        .startsWith("403 ")
        .contains("{ queue: wheel } under functions.first.publishes");
    assertThat(post(http, "stream/two", body, token)).startsWith("404 ");
    assertThat(post(http, "queue/two", "{\"id\":\"m-1\",\"body\":\"%\"}", token)).startsWith("400");
    assertThat(post(http, "queue/two", body, token + "0")).startsWith("401 ");
    assertThat(post(http, "queue/two", body, emulator.running().token())).startsWith("401 ");
    assertThat(http.get("/api/functions", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(401);
    assertThat(
            emulator
                .process(Platform.LAMBDA, "third", 9, directory.resolve("home"))
                .orElseThrow()
                .environment())
        .doesNotContainKey("SAMPAN_PUBLISH_TOKEN");
  }

  private String post(HttpProbe http, String where, String body, String token) throws Exception {
    var reply = http.post("/api/publications/" + where, body, "Authorization", "Bearer " + token);
    return reply.statusCode() + " " + reply.body();
  }

  private void start(Platform platform) throws Exception {
    var project = new TestProject(directory, MANIFEST);
    emulator =
        Emulator.start(
            project
                .config(platform)
                .withListener(
                    new InvocationListener() {
                      @Override
                      public void printed(OutputLine line) {
                        lines.add(line);
                      }
                    }));
  }

  private void send(String queue, String text) {
    var message = new QueueMessage("m-0", Body.of(text), Map.of(), null, 1, Instant.EPOCH);
    emulator.sources().accept(Trigger.QUEUE, queue, List.of(message)).join();
  }

  /** The first line of a function that says what it got. */
  private OutputLine line(String function) throws Exception {
    Predicate<OutputLine> wanted =
        it -> it.function().equals(function) && it.text().contains("got ");
    var found = seen.stream().filter(wanted).findFirst();
    while (found.isEmpty()) {
      var next = lines.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("a line of " + function + " after " + seen).isNotNull();
      seen.add(next);
      found = Optional.of(next).filter(wanted);
    }
    return found.get();
  }

  private static String trace(OutputLine line) {
    var text = line.text();
    var at = text.indexOf(" in 00-");
    return at < 0 ? "" : text.substring(at + 7, at + 39);
  }

  private void awaitDeadLetter() throws InterruptedException {
    while (emulator.sources().sources().stream().noneMatch(it -> it.dead() > 0)) {
      var next = lines.poll(50, TimeUnit.MILLISECONDS);
      if (next != null) {
        seen.add(next);
      }
    }
  }

  private Map<String, String> deadLetter() throws Exception {
    var where = directory.resolve(".sampan/journal");
    try (var journal = Journal.open(where, JournalSize.DEFAULT, Runnable::run)) {
      var lane = "dead/worn";
      return journal.find(lane, journal.ids(lane).get(0)).orElseThrow().headers();
    }
  }
}
