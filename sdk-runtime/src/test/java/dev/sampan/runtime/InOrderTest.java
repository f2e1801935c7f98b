// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InOrderTest {

  private final Surroundings surroundings = new Surroundings();
  private Instant now = Surroundings.NOON;

  /** Keeps what it saw; fails on a payload of "bad", rejects "poison". */
  static class Recording implements Handler<Event<String>, Void> {
    final List<String> seen = new ArrayList<>();

    @Override
    @SuppressWarnings("NullAway")
    public Void handle(Event<String> event, Context context) throws Exception {
      seen.add(event.getId());
      if (event.payload().equals("bad")) {
        throw new Exception("bad");
      }
      if (event.payload().equals("poison")) {
        throw new RejectedException("poison", "bad for good");
      }
      return null;
    }
  }

  /** Takes as many seconds as its payload says. */
  final class Slow extends Recording {
    @Override
    public Void handle(Event<String> event, Context context) throws Exception {
      now = now.plusSeconds(Long.parseLong(event.payload()));
      return super.handle(event, context);
    }
  }

  private static final IncomingEvent BAD_A = Surroundings.message("1", "a", "bad");
  private static final IncomingEvent FINE_B = Surroundings.message("2", "b", "fine");
  private static final IncomingEvent FINE_A = Surroundings.message("3", "a", "fine");
  private static final IncomingEvent NO_KEY = Surroundings.message("4", null, "fine");

  @Test
  void without_an_order_a_failure_stops_nothing() throws Exception {
    assertThat(run("none", BAD_A, FINE_B, FINE_A, NO_KEY))
        .containsExactly("Retry", "Ack", "Ack", "Ack");
  }

  @Test
  void per_key_a_failure_stops_its_own_key_only() throws Exception {
    assertThat(run("per-key", BAD_A, FINE_B, FINE_A, NO_KEY))
        .containsExactly("Retry", "Ack", "NotAttempted", "Ack");
  }

  @Test
  void in_strict_order_a_failure_stops_all() throws Exception {
    assertThat(run("strict", BAD_A, FINE_B, FINE_A, NO_KEY))
        .containsExactly("Retry", "NotAttempted", "NotAttempted", "NotAttempted");
  }

  @Test
  void a_rejected_event_comes_again_so_its_key_waits_for_it() throws Exception {
    IncomingEvent poison = Surroundings.message("1", "a", "poison");

    assertThat(run("per-key", poison, FINE_A)).containsExactly("Reject", "NotAttempted");
  }

  @Test
  void a_dropped_event_holds_up_nothing() throws Exception {
    FunctionEntry entry = Surroundings.entry(List.of(), List.of(), "drop", "strict");
    IncomingEvent poison = Surroundings.message("1", "a", "poison");

    assertThat(kinds(surroundings.instance(entry, new Recording()), poison, FINE_A))
        .containsExactly("Ack", "Ack");
  }

  @Test
  void stops_before_the_deadline_as_the_next_may_take_as_long_as_the_slowest() throws Exception {
    FunctionInstance instance = surroundings.instance(new Slow());
    Deadline deadline = new Deadline(now.plusSeconds(10), () -> now);
    Call call = Call.of("call-1", deadline, LineLog.of("lambda", surroundings.environment(), "c"));

    var result =
        instance.events(
            List.of(
                Surroundings.message("1", null, "1"),
                Surroundings.message("2", null, "6"),
                Surroundings.message("3", null, "0")),
            call);

    assertThat(result.outcomes().values())
        .extracting(outcome -> outcome.getClass().getSimpleName())
        .containsExactly("Ack", "Ack", "NotAttempted");
  }

  @Test
  void attempts_nothing_when_the_deadline_has_come() throws Exception {
    Recording handler = new Recording();
    FunctionInstance instance = surroundings.instance(handler);
    Deadline passed = new Deadline(now, () -> now);
    Call call = Call.of("call-1", passed, LineLog.of("lambda", surroundings.environment(), "c"));

    instance.events(List.of(FINE_A), call);

    assertThat(handler.seen).isEmpty();
    assertThat(passed.hasAtLeast(Duration.ofNanos(1))).isFalse();
  }

  @Test
  void an_interrupted_thread_attempts_no_more() throws Exception {
    Thread.currentThread().interrupt();

    List<String> kinds = run("none", FINE_A);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(kinds).containsExactly("NotAttempted");
  }

  private List<String> run(String order, IncomingEvent... events) throws InitException {
    FunctionEntry entry = Surroundings.entry(List.of(), List.of(), "report", order);
    return kinds(surroundings.instance(entry, new Recording()), events);
  }

  private List<String> kinds(FunctionInstance instance, IncomingEvent... events) {
    List<String> kinds = new ArrayList<>();
    instance
        .events(List.of(events), surroundings.call())
        .outcomes()
        .values()
        .forEach(outcome -> kinds.add(outcome.getClass().getSimpleName()));
    return kinds;
  }
}
