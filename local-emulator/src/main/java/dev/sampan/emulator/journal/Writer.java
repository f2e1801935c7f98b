// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import dev.sampan.emulator.journal.JournalException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Writes what is pending, all of it with one wait for the disk, on a thread of its own. */
final class Writer {

  private static final int BATCH_BYTES = 4 << 20;
  private static final long RETRY_MILLIS = 500;

  private final Log log;
  private final Executor answers;
  private final Thread thread = new Thread(this::run, "sampan-journal");
  private final Object lock = new Object();
  private List<Pending> pending = new ArrayList<>();
  private boolean closing;

  /** What could not be written and nobody waits for. Owned by the thread. */
  private List<Pending> owed = new ArrayList<>();

  Writer(Log log, Executor answers) {
    this.log = log;
    this.answers = answers;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Takes what is to be written; false after the close. */
  boolean add(Pending some) {
    synchronized (lock) {
      if (closing) {
        return false;
      }
      pending.add(some);
      lock.notifyAll();
      return true;
    }
  }

  /** Writes what it has taken and ends. */
  void close() {
    synchronized (lock) {
      closing = true;
      lock.notifyAll();
    }
    var interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    var batch = take();
    while (batch != null) {
      for (var part : parts(batch)) {
        write(part);
      }
      batch = take();
    }
  }

  /** What is to be written next, nothing after a wake-up for nothing; null at the end. */
  @SuppressWarnings("WaitNotInLoop")
  private @Nullable List<Pending> take() {
    synchronized (lock) {
      try {
        if (pending.isEmpty() && !closing) {
          lock.wait(owed.isEmpty() ? 0 : RETRY_MILLIS);
        }
      } catch (InterruptedException e) {
        // Only the close ends this thread; nobody has it to interrupt.
        closing = true;
      }
      if (pending.isEmpty() && closing) {
        return null;
      }
      var batch = owed;
      owed = new ArrayList<>();
      batch.addAll(pending);
      pending = new ArrayList<>();
      return batch;
    }
  }

  private static List<List<Pending>> parts(List<Pending> batch) {
    var parts = new ArrayList<List<Pending>>();
    var part = new ArrayList<Pending>();
    var bytes = 0;
    for (var each : batch) {
      if (!part.isEmpty() && bytes + each.frame().size() > BATCH_BYTES) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(each);
      bytes += each.frame().size();
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private void write(List<Pending> part) {
    try {
      log.write(part);
      answer(part, null);
    } catch (IOException e) {
      part.stream().filter(it -> it.written() == null).forEach(owed::add);
      answer(
          part,
          new JournalException(
              Reason.DISK,
              "the journal cannot write, so nothing new is accepted: "
                  + e.getMessage()
                  + "; make room or make the project's .sampan directory writable",
              e));
    }
    compact();
  }

  private void compact() {
    try {
      log.compact();
    } catch (IOException e) {
      // Nothing is lost by it; there is another try after the next write.
      return;
    }
  }

  private void answer(List<Pending> part, @Nullable JournalException failure) {
    Runnable answer = () -> part.forEach(each -> answer(each, failure));
    try {
      answers.execute(answer);
    } catch (RejectedExecutionException e) {
      answer.run();
    }
  }

  private static void answer(Pending each, @Nullable JournalException failure) {
    var written = each.written();
    if (written != null && failure == null) {
      written.complete(null);
    } else if (written != null) {
      written.completeExceptionally(failure);
    }
  }
}
