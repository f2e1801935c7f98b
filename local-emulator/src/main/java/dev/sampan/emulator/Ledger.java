// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.emulator.function.AsyncCalls;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.Destinations;
import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.journal.DeadLetters;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.emulator.journal.JournalException;
import dev.sampan.emulator.journal.JournalSize;
import dev.sampan.emulator.trigger.SourceHost;
import dev.sampan.emulator.trigger.Sources;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.Destination;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** What an emulator has accepted and not done: the journal, the dead letters, the calls in it. */
final class Ledger implements Destinations {

  private final Journal journal;
  private final DeadLetters deadLetters;
  private final InvocationListener listener;
  private final InstantSource clock;
  private @Nullable AsyncCalls asyncCalls;
  private @Nullable Sources sources;

  private Ledger(Journal journal, InvocationListener listener, InstantSource clock) {
    this.journal = journal;
    this.listener = listener;
    this.clock = clock;
    this.deadLetters = new DeadLetters(journal, clock, this::say);
  }

  /**
   * Opens the journal of a directory.
   *
   * @throws JournalException if it cannot be used
   */
  static Ledger open(
      Path directory, Executor threads, InvocationListener listener, InstantSource clock)
      throws JournalException {
    return new Ledger(Journal.open(directory, JournalSize.DEFAULT, threads), listener, clock);
  }

  Journal journal() {
    return journal;
  }

  DeadLetters deadLetters() {
    return deadLetters;
  }

  /** Accepts calls that nobody waits for. */
  AsyncCalls asyncCalls(
      Calls calls, Functions functions, ScheduledExecutorService timer, Executor threads) {
    var host = new AsyncCalls.Host(journal, deadLetters, this, clock, timer, threads);
    asyncCalls = new AsyncCalls(calls, functions, host);
    return asyncCalls;
  }

  /** Goes on with what an emulator before this one accepted, and tells of what it left broken. */
  void takeUp() {
    journal.damages().forEach(it -> say(it.toString()));
    var count = asyncCalls == null ? 0 : asyncCalls.recover();
    if (count > 0) {
      say(count + " accepted calls were not done when the emulator ended; they go on now");
    }
  }

  /** Accepts events for the functions that listen to them. */
  Sources sources(SourceHost host) {
    var all = new Sources(host);
    sources = all;
    return all;
  }

  /** What is sent to a queue or topic that no function listens to stays among the dead letters. */
  @Override
  public CompletableFuture<@Nullable Void> send(
      Destination to, String id, Body record, Map<String, String> attributes, Set<String> numbers) {
    var topic = to.kind() == Destination.Kind.TOPIC;
    var kind = topic ? Trigger.TOPIC : Trigger.QUEUE;
    var all = sources;
    if (all != null && all.has(kind, to.source())) {
      var now = clock.instant();
      return all.accept(
          kind,
          to.source(),
          List.of(
              topic
                  ? new TopicMessage(id, record, attributes, null, 1, now)
                  : new QueueMessage(id, record, attributes, numbers, null, 1, now)));
    }
    var lane = DeadLetters.PREFIX + to.source();
    var entry = Entry.of(lane, id, clock.instant(), attributes, record);
    return journal.append(List.of(entry)).thenApply(done -> null);
  }

  private void say(String text) {
    listener.happened(new EmulatorEvent.Journaled(clock.instant(), text));
  }

  /** Starts nothing more. */
  void stop() {
    if (asyncCalls != null) {
      asyncCalls.close();
    }
  }

  /** Closes the journal. */
  void close() {
    var left = asyncCalls == null ? 0 : asyncCalls.unfinished();
    if (left > 0) {
      say(left + " accepted calls are not done; they go on when the emulator runs again");
    }
    journal.close();
  }
}
