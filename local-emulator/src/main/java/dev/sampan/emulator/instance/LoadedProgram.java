// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An instance in the emulator's own virtual machine: an adapter, the function and all their
 * libraries in a class loader that sees nothing of the emulator's, on threads of a group of their
 * own. It ends when these have ended; they are interrupted until they do, or for two seconds.
 * Thread-safe.
 */
final class LoadedProgram implements Carrier {

  private static final long ROUND_MILLIS = 20;
  private static final int ROUNDS = 100;

  private final InstanceHost host;
  private final URLClassLoader loader;
  private final Path home;
  private final Consumer<String> lines;
  private final OutputPipe pipe = new OutputPipe();
  private final ChildOutput output;
  private final InstanceThreads threads;
  private final Thread main;
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();
  private final CompletableFuture<End> gone = new CompletableFuture<>();
  private final CompletableFuture<Runnable> termination = new CompletableFuture<>();

  private LoadedProgram(
      InstanceHost host, Entry entry, URLClassLoader loader, Path home, Consumer<String> lines) {
    this.host = host;
    this.loader = loader;
    this.home = home;
    this.lines = lines;
    this.output = new ChildOutput(pipe.out(), lines);
    this.threads = new InstanceThreads(loader.getName(), pipe.in());
    this.main = new Thread(threads, () -> run(entry), loader.getName());
  }

  /**
   * Starts an instance.
   *
   * @throws IOException if it is no Java program, or its class path is none
   */
  static LoadedProgram start(InstanceHost host, ProcessSpec spec, Path home, Consumer<String> lines)
      throws IOException {
    var program = spec.program();
    if (program == null) {
      throw new IOException(
          "a function with a command: of its own runs only as a process; leave --in-process out");
    }
    var urls = urls(program.classPath());
    var platform = ClassLoader.getPlatformClassLoader();
    var loader = new URLClassLoader("sampan-instance-" + home.getFileName(), urls, platform);
    var entry = new Entry(program.main(), spec.environment());
    var loaded = new LoadedProgram(host, entry, loader, home, lines);
    loaded.main.setDaemon(true);
    loaded.main.setContextClassLoader(loader);
    host.pump().add(loaded.output);
    loaded.main.start();
    return loaded;
  }

  private static URL[] urls(List<Path> paths) throws IOException {
    var urls = new URL[paths.size()];
    for (var i = 0; i < urls.length; i++) {
      urls[i] = paths.get(i).toUri().toURL();
    }
    return urls;
  }

  private void run(Entry entry) {
    var status = 1;
    try (var log = new PrintStream(pipe.in(), true, StandardCharsets.UTF_8)) {
      status = entry.run(loader, log, termination::complete);
    } catch (InvocationTargetException e) {
      lines.accept("the instance ended of " + e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      lines.accept("the adapter cannot be run in the emulator's process: " + e);
    } finally {
      ends(End.exited(status));
    }
  }

  @Override
  public void kill() {
    pipe.close();
    ends(End.killed());
  }

  @Override
  public void terminate(Duration grace) {
    askToEnd();
    var unused = host.timer().schedule(this::kill, grace.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void askToEnd() {
    var unused = termination.thenAcceptAsync(Runnable::run, host.calls());
  }

  private void ends(End how) {
    if (end.compareAndSet(null, how)) {
      host.timer().execute(() -> interrupt(ROUNDS));
    }
  }

  private void interrupt(int rounds) {
    var left = threads.alive();
    if (left.isEmpty() || rounds == 0 || threads.exits()) {
      host.calls().execute(() -> finish(left));
      return;
    }
    left.forEach(Thread::interrupt);
    if (rounds == ROUNDS && pipe.isClosed()) {
      askToEnd();
    }
    var unused =
        host.timer().schedule(() -> interrupt(rounds - 1), ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void finish(List<Thread> left) {
    tellOf(left);
    host.pump().remove(output);
    output.finish();
    pipe.close();
    threads.release();
    close(loader);
    PrivateDirectory.delete(home);
    gone.complete(requireNonNull(end.get()));
  }

  private void tellOf(List<Thread> left) {
    if (threads.exits()) {
      lines.accept("System.exit was called; in the emulator's own process it ends the emulator");
      return;
    }
    for (var thread : left) {
      lines.accept("thread " + thread.getName() + " minds no interrupt and runs on");
    }
  }

  private static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      // A jar that cannot be closed is one that nobody reads any more all the same.
    }
  }

  @Override
  public void whenGone(Consumer<End> callback) {
    var unused = gone.thenAcceptAsync(callback, host.calls());
  }

  /** There is nothing that could be kept from processor time. */
  @Override
  public void busy(boolean busy) {
    // A thread of the emulator's process gets what time there is.
  }

  @Override
  public long pid() {
    return 0;
  }

  @Override
  public boolean alive() {
    return end.get() == null;
  }

  @Override
  public boolean endsWithin(long millis) {
    try {
      var unused = gone.get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  @Override
  public ChildOutput output() {
    return output;
  }

  @Override
  public Path home() {
    return home;
  }

  /** What every adapter's main class has, in types of the JDK alone. */
  private record Entry(String main, Map<String, String> variables) {

    int run(ClassLoader loader, PrintStream log, Consumer<Runnable> termination)
        throws ReflectiveOperationException {
      var type = Class.forName(main, true, loader);
      var run = type.getMethod("run", Map.class, PrintStream.class, Consumer.class);
      return (int) run.invoke(null, variables, log, termination);
    }
  }
}
