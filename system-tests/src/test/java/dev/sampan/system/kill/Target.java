// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One emulator process that is going to be killed. */
final class Target {

  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private volatile String token = "";

  private Target(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "target-output");
    reader.setDaemon(true);
    reader.start();
  }

  static Target start(Path project, Path adapters) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ServedMain.class.getName(),
            project.toString(),
            adapters.toString());
    return new Target(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void read() {
    try (BufferedReader out = process.inputReader()) {
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(ServedMain.READY)) {
          var parts = line.substring(ServedMain.READY.length()).split(" ", 2);
          token = parts[1];
          port.complete(Integer.valueOf(parts[0]));
        } else if (line.startsWith(ServedMain.JOURNAL)) {
          journal.add(line);
        } else {
          said.add(line);
        }
      }
    } catch (IOException e) {
      said.add(e.toString());
    }
    port.completeExceptionally(new IOException("it never got ready, but said: " + said));
  }

  /** The control port; completed when the emulator is ready. */
  CompletableFuture<Integer> port() {
    return port;
  }

  int awaitPort() {
    return port.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** What opens its control API, once it is ready. */
  String token() {
    return token;
  }

  /** What the emulator said of its journal. */
  List<String> journal() {
    return journal;
  }

  /** Waits a while, unless it ends. */
  void livesOn(long millis) throws IOException, InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new IOException("it ended by itself, and said: " + said);
    }
  }

  boolean killedWithin(long millis) throws InterruptedException {
    var endedItself = process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    process.waitFor();
    return !endedItself;
  }

  /** Lets it end by itself. */
  void stop() throws IOException, InterruptedException {
    process.outputWriter().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IOException("it does not end, and said: " + said);
    }
  }
}
