// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.Trigger;
import dev.sampan.emulator.bucket.Buckets;
import dev.sampan.emulator.bucket.S3Api;
import dev.sampan.emulator.console.Guard;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.schedule.Schedules;
import dev.sampan.emulator.trigger.Sources;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The sources that make events of themselves: buckets, when a file changes, and schedules. */
final class OwnSources implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";

  /** Longer than Amazon's clients keep a connection that they do not use. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final EmulatorConfig config;
  private final InvocationListener listener;
  private final Machinery machinery;
  private final Buckets buckets;
  private final @Nullable Listener s3;

  private OwnSources(
      EmulatorConfig config,
      InvocationListener listener,
      Machinery machinery,
      Buckets buckets,
      @Nullable Listener s3) {
    this.config = config;
    this.listener = listener;
    this.machinery = machinery;
    this.buckets = buckets;
    this.s3 = s3;
  }

  /**
   * Opens the buckets, and the S3 API if there are any.
   *
   * @throws IOException if a directory cannot be used, or the port is taken
   */
  static OwnSources open(
      EmulatorConfig config, Manifest manifest, InvocationListener listener, Machinery machinery)
      throws IOException {
    var buckets = Buckets.open(manifest.buckets(), config.project(), config.clock());
    Listener s3 = null;
    if (!manifest.buckets().isEmpty()) {
      var api = new Guard(config.allowedHosts(), new S3Api(buckets, machinery.threads()));
      s3 = machinery.listeners().open(LOOPBACK, config.s3Port(), api, SILENCE);
    }
    return new OwnSources(config, listener, machinery, buckets, s3);
  }

  /** What instances get so that a client of S3 in a function finds the buckets. */
  Map<String, String> variables() {
    return s3 == null
        ? Map.of()
        : Map.of("AWS_ENDPOINT_URL_S3", "http://" + LOOPBACK + ":" + s3.port());
  }

  /** The port of the S3 API; empty if there are no buckets. */
  OptionalInt s3Port() {
    return s3 == null ? OptionalInt.empty() : OptionalInt.of(s3.port());
  }

  /** The directory of each bucket. */
  Map<String, Path> directories() {
    return buckets.directories();
  }

  /**
   * Tells of changes in the buckets from now on. An emulator beside that of the project does not
   * look at the directories: two would both tell of every change.
   */
  void watch(Sources sources) {
    if (config.hasOwnDirectory()) {
      buckets.tell((bucket, event) -> changed(sources, bucket, event));
    } else {
      buckets.watch(
          (bucket, event) -> changed(sources, bucket, event),
          machinery.timer(),
          machinery.threads(),
          this::trouble);
    }
  }

  /** Opens the buckets that a changed manifest has more; one that it has no more stays open. */
  void use(Manifest manifest) {
    try {
      if (s3 != null) {
        buckets.add(manifest.buckets(), config.project());
      } else if (!manifest.buckets().isEmpty()) {
        trouble(
            "the manifest has its first bucket, which is served once the emulator is restarted");
      }
    } catch (IOException e) {
      trouble(String.valueOf(e.getMessage()));
    }
  }

  /** A bucket that nobody listens to is a place to keep things. */
  private static CompletableFuture<@Nullable Void> changed(
      Sources sources, String bucket, ObjectEvent event) {
    return sources.has(Trigger.OBJECT, bucket)
        ? accept(sources, Trigger.OBJECT, bucket, event)
        : CompletableFuture.completedFuture(null);
  }

  /**
   * Fires the schedules of a manifest; in an emulator beside that of the project on demand only.
   */
  Schedules schedules(Manifest manifest, Sources sources) {
    return Schedules.start(
        config.platform(),
        manifest,
        (source, firing) -> fired(sources, source, firing),
        config.hasOwnDirectory() ? (delay, task) -> {} : machinery.alarm(),
        config.clock(),
        this::trouble);
  }

  private static CompletableFuture<@Nullable Void> fired(
      Sources sources, String source, ScheduleFiring firing) {
    return accept(sources, Trigger.SCHEDULE, source, firing);
  }

  private static CompletableFuture<@Nullable Void> accept(
      Sources sources, Trigger kind, String source, SourceEvent event) {
    try {
      return sources.accept(kind, source, List.of(event));
    } catch (RuntimeException e) {
      // Refused, or nobody listens yet: whoever tells tries again.
      return CompletableFuture.failedFuture(e);
    }
  }

  private void trouble(String text) {
    listener.happened(new EmulatorEvent.Troubled(config.clock().instant(), text));
  }

  @Override
  public void close() {
    buckets.close();
    if (s3 != null) {
      s3.close();
    }
  }
}
