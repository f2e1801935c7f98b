// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.emulator.journal.DeadLetters;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.emulator.journal.JournalSize;
import dev.sampan.emulator.journal.Place;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.PlatformError;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.delivery.AsyncRetry;
import dev.sampan.platform.manifest.Destination;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted events on a clock that the test moves; the journal is real. */
final class AsyncLaneTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final String LANE = "async/lambda/orders";
  private static final String DEAD = "dead/lambda-orders";

  @TempDir private Path directory;
  private final VirtualTimer timer = new VirtualTimer(START);
  private final Deque<FailureKind> failures = new ArrayDeque<>();
  private final List<String> attempts = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private FunctionSpec function = FunctionSpec.of("orders", "com.example.Orders");
  private boolean closed;
  private boolean full;
  private Journal journal;

  @BeforeEach
  void open() throws IOException {
    journal = Journal.open(directory, JournalSize.DEFAULT, Runnable::run);
  }

  @AfterEach
  void close() {
    journal.close();
    timer.shutdownNow();
  }

  @Test
  void runs_an_event_once_if_it_succeeds() {
    accept();

    assertThat(attempts).containsExactly("1 at PT0S");
    assertThat(journal.size()).isZero();
  }

  @Test
  void tries_a_failed_event_after_one_minute_and_two_more_and_then_keeps_it_as_dead() {
    fails(FailureKind.FUNCTION_ERROR, 3);
    var id = accept();
    timer.advance(Duration.ofHours(1));

    assertThat(attempts).containsExactly("1 at PT0S", "2 at PT1M", "3 at PT3M");
    awaitDead(1);
    var dead = journal.find(DEAD, id).orElseThrow();
    assertThat(dead.headers())
        .containsEntry(DeadLetters.FROM, LANE)
        .containsEntry(DeadLetters.REASON, "retries-exhausted")
        .containsEntry(DeadLetters.ATTEMPTS, "3");
    assertThat(dead.body().text()).isEqualTo("{\"order\":1}");
    assertThat(journal.size(LANE)).isZero();
  }

  @Test
  void tries_a_throttled_event_with_a_growing_wait_and_counts_no_attempt() {
    fails(FailureKind.THROTTLED, 4);
    accept();
    timer.advance(Duration.ofMinutes(1));

    assertThat(attempts)
        .containsExactly("1 at PT0S", "1 at PT1S", "1 at PT3S", "1 at PT7S", "1 at PT15S");
    assertThat(journal.size()).isZero();
  }

  @Test
  void gives_up_an_event_that_became_too_old() throws Exception {
    manifest("maxAge: 90s");
    fails(FailureKind.TIMEOUT, 3);
    var id = accept();
    timer.advance(Duration.ofHours(1));

    assertThat(attempts).containsExactly("1 at PT0S", "2 at PT1M");
    awaitDead(1);
    assertThat(journal.find(DEAD, id).orElseThrow().headers())
        .containsEntry(DeadLetters.REASON, "age-exceeded");
  }

  @Test
  void tells_a_queue_twice_that_is_both_destination_and_dead_letter() throws Exception {
    manifest("attempts: 1, deadLetter: dead, onFailure: { queue: dead }");
    fails(FailureKind.TIMEOUT, 1);
    var id = accept();

    assertThat(sent).hasSize(2).allMatch(it -> it.startsWith("queue dead "));
    assertThat(ids).first().isEqualTo(id + " []");
    assertThat(ids.get(1)).endsWith(" [ErrorCode]").doesNotStartWith(id);
  }

  @Test
  void puts_an_event_into_the_dead_letter_queue_as_it_was_sent_with_what_went_wrong()
      throws Exception {
    manifest("attempts: 1, deadLetter: dead, onFailure: { topic: failed }");
    fails(FailureKind.TIMEOUT, 1);
    var id = accept();

    assertThat(sent).hasSize(2);
    assertThat(sent.get(0)).startsWith("topic failed {\"version\":\"1.0\"");
    assertThat(sent.get(1))
        .startsWith("queue dead {\"order\":1} {ErrorCode=200, ErrorMessage=RequestId: " + id)
        .endsWith("Task timed out after 30.00 seconds, RequestID=" + id + "}");
    assertThat(journal.size()).isZero();
  }

  @Test
  void never_tries_an_event_of_a_function_whose_reserved_concurrency_is_zero() throws Exception {
    manifest("onFailure: { queue: failed } }\n    instances: { max: 0");
    accept();

    assertThat(attempts).isEmpty();
    assertThat(sent)
        .singleElement()
        .asString()
        .contains("\"condition\":\"ZeroReservedConcurrency\",\"approximateInvokeCount\":0}")
        .doesNotContain("responseContext");
  }

  @Test
  void tells_the_destination_in_the_platforms_form_and_leaves_nothing_behind() throws Exception {
    manifest("attempts: 1, onFailure: { queue: failed }");
    fails(FailureKind.FUNCTION_ERROR, 1);
    accept();

    assertThat(sent)
        .singleElement()
        .asString()
        .startsWith("queue failed {\"version\":\"1.0\"")
        .contains("\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":1");
    assertThat(journal.size()).isZero();
  }

  @Test
  void keeps_the_event_until_its_destination_takes_the_record() throws Exception {
    manifest("onSuccess: { topic: done }");
    full = true;
    accept();
    assertThat(journal.size(LANE)).isEqualTo(1);

    full = false;
    timer.advance(Duration.ofSeconds(5));

    assertThat(attempts).hasSize(1);
    assertThat(sent).singleElement().asString().contains("topic done", "\"condition\":\"Success\"");
    assertThat(journal.size()).isZero();
  }

  @Test
  void goes_on_after_a_restart_with_the_attempt_that_was_next() throws Exception {
    fails(FailureKind.FUNCTION_ERROR, 2);
    accept();
    closed = true;
    journal.close();
    open();
    closed = false;

    var lane = lane();
    journal.places(LANE).forEach(lane::add);
    timer.advance(Duration.ofHours(1));

    assertThat(attempts).containsExactly("1 at PT0S", "2 at PT1M", "3 at PT3M");
    assertThat(journal.size()).isZero();
  }

  @Test
  void takes_no_notice_of_ends_once_it_is_closed() {
    fails(FailureKind.CRASHED, 1);
    closed = true;
    accept();

    assertThat(attempts).isEmpty();
    assertThat(journal.places(LANE)).extracting(Place::attempt).containsExactly(0);
  }

  private void manifest(String async) throws Exception {
    var text = "functions:\n  orders:\n    command: [./orders]\n    async: { " + async + " }\n";
    Files.writeString(directory.resolve("sampan.yaml"), text);
    function = Manifest.read(directory.resolve("sampan.yaml")).function("orders").orElseThrow();
  }

  private String accept() {
    var id = UUID.randomUUID().toString();
    var entry = Entry.of(LANE, id, timer.instant(), Map.of(), Body.of("{\"order\":1}"));
    var placed = journal.append(List.of(entry)).join();
    lane().add(Place.of(placed.get(0)));
    return id;
  }

  private AsyncLane lane() {
    var letters = new DeadLetters(journal, timer, it -> {});
    var host = new AsyncCalls.Host(journal, letters, this::send, timer, timer, Runnable::run);
    var settlement = new AsyncSettlement(Platform.LAMBDA, "orders", LANE, host);
    return new AsyncLane(LANE, host, new Target(), settlement, () -> closed);
  }

  private CompletableFuture<Void> send(
      Destination to, String id, Body record, Map<String, String> attributes, Set<String> numbers) {
    if (full) {
      return CompletableFuture.failedFuture(new IOException("full"));
    }
    var kind = to.kind() == Destination.Kind.QUEUE ? "queue " : "topic ";
    var beside = attributes.isEmpty() ? "" : " " + new TreeMap<>(attributes);
    sent.add(kind + to.source() + " " + record.text() + beside);
    ids.add(id + " " + numbers);
    return CompletableFuture.completedFuture(null);
  }

  /** The journal's own thread moves it there. */
  private void awaitDead(int count) {
    while (journal.size(DEAD) < count) {
      Thread.onSpinWait();
    }
  }

  private void fails(FailureKind kind, int times) {
    for (var i = 0; i < times; i++) {
      failures.add(kind);
    }
  }

  private final class Target implements AsyncTarget {

    @Override
    public FunctionSpec spec() {
      return function;
    }

    @Override
    public AsyncRetry rules(FunctionSpec it) {
      return AsyncRetry.of(Platform.LAMBDA, it);
    }

    @Override
    public InvocationFacts facts(FunctionSpec it, Entry entry) {
      var id = UUID.fromString(entry.id());
      return Facts.of(Platform.LAMBDA, it, id, entry.attempt() + 1, timer.instant());
    }

    @Override
    public CompletableFuture<DirectOutcome> run(
        FunctionSpec it, InvocationFacts facts, Entry entry) {
      attempts.add(facts.attempt() + " at " + Duration.between(START, timer.instant()));
      var failure = failures.poll();
      return CompletableFuture.completedFuture(outcome(failure, facts));
    }

    private DirectOutcome outcome(FailureKind failure, InvocationFacts facts) {
      if (failure == null) {
        return new DirectOutcome.Returned(Body.of("{}"));
      }
      PlatformError error = NativeWires.of(Platform.LAMBDA).directFailure(failure, facts, "");
      return new DirectOutcome.Failed(error);
    }
  }
}
