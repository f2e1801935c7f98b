// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An emulator with the function in it.
 *
 * @param name what it is called in the table
 * @param command starts it
 * @param directory where it is started
 * @param variables what its environment has besides
 * @param port the port that it will answer on
 * @param path where the function is
 * @param body what the function is given
 */
record Peer(
    String name,
    List<String> command,
    Path directory,
    Map<String, String> variables,
    int port,
    String path,
    String body) {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Starts it, measures it and ends it. */
  Figures measure(Path log) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(variables);
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      awaitPort(process, start + PATIENCE);
      return figures(process, (System.nanoTime() - start) / 1e6);
    } catch (IOException e) {
      throw new IOException(name + " failed; what it said is in " + log, e);
    } finally {
      end(process);
    }
  }

  private void awaitPort(Process process, long until) throws IOException {
    while (true) {
      try {
        open().close();
        return;
      } catch (IOException e) {
        if (!process.isAlive() || System.nanoTime() > until) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE);
      }
    }
  }

  private Figures figures(Process process, double ready) throws IOException, InterruptedException {
    // What is going on at the start ends before an idle one is looked at.
    TimeUnit.SECONDS.sleep(1);
    double idle = Machine.residentMebibytes(process.toHandle());
    double first = first();
    Barrage unused = Barrage.of(this::open, 1, 3 * SECOND);
    Barrage one = Barrage.of(this::open, 1, 2 * SECOND);
    double warm = Machine.residentMebibytes(process.toHandle());
    // On Lambda each connection gets an instance of its own, and sixteen take a while to start.
    Barrage unusedToo = Barrage.of(this::open, 16, 12 * SECOND);
    Barrage many = Barrage.of(this::open, 16, 3 * SECOND);
    return new Figures(ready, first, one, many, idle, warm);
  }

  private double first() throws IOException {
    long start = System.nanoTime();
    try (HttpPath call = open()) {
      String said = call.call();
      if (!said.contains("POST /hello")) {
        throw new IOException("a wrong answer: " + said);
      }
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private HttpPath open() throws IOException {
    return new HttpPath(port, path, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    started.forEach(ProcessHandle::destroyForcibly);
  }

  static String question() {
    return "{\"name\":\"Ada\"}";
  }
}
