// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.reload;

import dev.sampan.emulator.instance.DaemonThreads;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Follows files and directories on a thread of its own. The system's notices only wake it: what has
 * changed it finds out by looking, so a notice that is lost, or that the file system does not give,
 * costs a moment and no change.
 */
public final class FileWatch implements AutoCloseable {

  /** A compiler writes its files within a few milliseconds of each other. */
  private static final Duration QUIET = Duration.ofMillis(120);

  /** How often it looks while files are being written. */
  private static final long LOOK_MILLIS = 30;

  /** How often it looks without having been woken. */
  private static final long LEAST_MILLIS = 1000;

  /** A look may take this part of the time between two of them. */
  private static final long SHARE = 50;

  private final Supplier<List<Path>> roots;
  private final InstantSource clock;
  private final Consumer<FileChange> follower;
  private final WatchService notices;
  private final Map<Path, WatchKey> keys = new HashMap<>();
  private final Settling settling;
  private final Thread thread;

  private FileWatch(Supplier<List<Path>> roots, InstantSource clock, Consumer<FileChange> follower)
      throws IOException {
    this.roots = roots;
    this.clock = clock;
    this.follower = follower;
    this.notices = FileSystems.getDefault().newWatchService();
    this.settling = new Settling(look(), QUIET);
    this.thread = DaemonThreads.named("sampan-watch").newThread(this::follow);
  }

  /**
   * Starts to follow.
   *
   * @param roots the files and directories, asked again before each look; some need not exist
   * @param clock the time
   * @param follower is told of each change that has come to rest, on the watch's own thread
   * @throws IOException if the files cannot be looked at
   */
  public static FileWatch start(
      Supplier<List<Path>> roots, InstantSource clock, Consumer<FileChange> follower)
      throws IOException {
    var watch = new FileWatch(roots, clock, follower);
    watch.thread.start();
    return watch;
  }

  private void follow() {
    var wait = LEAST_MILLIS;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var woken = notices.poll(wait, TimeUnit.MILLISECONDS);
        if (woken != null) {
          woken.pollEvents();
          woken.reset();
        }
        wait = lookOnce();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // It was closed.
      return;
    }
  }

  /** Looks, tells, and answers how long to wait before the next look. */
  private long lookOnce() {
    var begin = clock.instant();
    try {
      var files = look();
      settling.observe(files, clock.instant()).ifPresent(follower);
    } catch (IOException e) {
      // Files that cannot be looked at now may be readable again after the build.
      return LEAST_MILLIS;
    }
    var took = Duration.between(begin, clock.instant()).toMillis();
    return settling.unsettled() ? LOOK_MILLIS : Math.max(LEAST_MILLIS, took * SHARE);
  }

  private FileStamps look() throws IOException {
    var now = FileStamps.of(roots.get());
    keys.values().removeIf(key -> !key.isValid());
    for (var directory : now.directories()) {
      if (!keys.containsKey(directory)) {
        register(directory);
      }
    }
    return now;
  }

  private void register(Path directory) {
    try {
      keys.put(
          directory,
          directory.register(
              notices,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE));
    } catch (IOException e) {
      // Without notices of it, for it may be gone or the system has no more; it is looked at still.
      return;
    }
  }

  /** Stops following; waits for a change that is just being told. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      notices.close();
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (IOException e) {
      // The thread ends by its interrupt as well.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
