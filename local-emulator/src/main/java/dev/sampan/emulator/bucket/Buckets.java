// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import dev.sampan.ObjectChanged.Change;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.manifest.BucketSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of a project. Looks at their directories again and again and tells of every change,
 * once, whether it was made to the files or through the S3 API. Thread-safe.
 */
public final class Buckets implements AutoCloseable {

  /** Between two looks, unless looking takes long: at most a tenth of the time goes into it. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final int SHARE = 9;

  /** Tencent's names of buckets end with the owner's account; a function may ask by that name. */
  private static final String ACCOUNT = "-1250000000";

  private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>());
  private final InstantSource clock;
  private final ChangeEvents events;
  private final Map<String, String> troubles = new LinkedHashMap<>();
  private volatile ObjectListener listener = (bucket, event) -> notYet();
  private volatile boolean closed;

  private Buckets(InstantSource clock) {
    this.clock = clock;
    this.events = new ChangeEvents(clock);
  }

  /**
   * Opens buckets; directories that are missing are made. Nothing is told before {@link #watch}.
   *
   * @param specs the buckets
   * @param project what their directories are seen from
   * @param clock the time
   * @throws IOException if a directory cannot be made or read; the message says which
   */
  public static Buckets open(List<BucketSpec> specs, Path project, InstantSource clock)
      throws IOException {
    var all = new Buckets(clock);
    all.add(specs, project);
    return all;
  }

  /**
   * Opens those buckets that are not open yet; the others stay as they are.
   *
   * @param specs the buckets
   * @param project what their directories are seen from
   * @throws IOException as {@link #open}
   */
  public void add(List<BucketSpec> specs, Path project) throws IOException {
    for (var spec : specs) {
      if (!buckets.containsKey(spec.name())) {
        try {
          buckets.put(spec.name(), Bucket.open(spec, project, clock.instant()));
        } catch (IOException e) {
          throw new IOException(
              "the bucket " + spec.name() + " cannot use " + spec.directory() + ": " + e, e);
        }
      }
    }
  }

  private List<Bucket> all() {
    synchronized (buckets) {
      return List.copyOf(buckets.values());
    }
  }

  /** The directory of each bucket. */
  public Map<String, Path> directories() {
    var all = new LinkedHashMap<String, Path>();
    all().forEach(it -> all.put(it.name(), it.directory()));
    return all;
  }

  Optional<Bucket> find(String name) {
    var known = buckets.get(name);
    if (known == null && name.endsWith(ACCOUNT)) {
      known = buckets.get(name.substring(0, name.length() - ACCOUNT.length()));
    }
    return Optional.ofNullable(known);
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Begins to look, and to tell.
   *
   * @param to is told of each change
   * @param timer wakes it up
   * @param threads for the looking itself
   * @param trouble is told, once, why a directory cannot be looked at
   */
  public void watch(
      ObjectListener to,
      ScheduledExecutorService timer,
      Executor threads,
      Consumer<String> trouble) {
    listener = to;
    if (!buckets.isEmpty()) {
      later(PAUSE, timer, threads, trouble);
    }
  }

  /** Tells of what is changed through the API, without looking at the directories. */
  public void tell(ObjectListener to) {
    listener = to;
  }

  private void later(
      Duration pause, ScheduledExecutorService timer, Executor threads, Consumer<String> trouble) {
    if (closed) {
      return;
    }
    Runnable look =
        () -> {
          var begin = clock.instant();
          look(trouble);
          var took = Duration.between(begin, clock.instant()).multipliedBy(SHARE);
          later(took.compareTo(PAUSE) > 0 ? took : PAUSE, timer, threads, trouble);
        };
    try {
      var unused =
          timer.schedule(() -> threads.execute(look), pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The emulator is closing, which needs no more looks.
      closed = true;
    }
  }

  /** Looks at every bucket once. */
  void look(Consumer<String> trouble) {
    for (var bucket : all()) {
      try {
        var now = clock.instant();
        bucket.look(now).forEach(it -> tell(bucket, it, now));
        troubles.remove(bucket.name());
      } catch (IOException e) {
        var text = "the bucket " + bucket.name() + " cannot be looked at: " + e;
        if (!text.equals(troubles.put(bucket.name(), text))) {
          trouble.accept(text);
        }
      }
    }
  }

  private void tell(Bucket bucket, BucketScan.Found found, Instant now) {
    try {
      var event = event(bucket, found, now);
      if (event.isPresent()) {
        var unused =
            listener
                .changed(bucket.name(), event.get())
                .whenComplete((it, e) -> again(bucket, found, e));
      }
    } catch (IOException | RuntimeException e) {
      bucket.untold(found, now);
    }
  }

  private void again(Bucket bucket, BucketScan.Found found, @Nullable Throwable e) {
    if (e != null) {
      bucket.untold(found, clock.instant());
    }
  }

  private Optional<ObjectEvent> event(Bucket bucket, BucketScan.Found found, Instant now)
      throws IOException {
    if (found.change() == Change.DELETED) {
      return Optional.of(events.deleted(bucket, found.key(), now));
    }
    // Changed or gone since it was looked at: the next look will say so.
    return bucket
        .find(found.key())
        .filter(it -> it.print().equals(found.print()))
        .map(it -> events.created(bucket, it, now));
  }

  /** Tells of an object that was written through the API. */
  CompletableFuture<@Nullable Void> created(Bucket bucket, StoredObject object) {
    return listener.changed(bucket.name(), events.created(bucket, object, clock.instant()));
  }

  /** Tells of an object that was deleted through the API. */
  CompletableFuture<@Nullable Void> deleted(Bucket bucket, String key) {
    return listener.changed(bucket.name(), events.deleted(bucket, key, clock.instant()));
  }

  private static CompletableFuture<@Nullable Void> notYet() {
    return CompletableFuture.failedFuture(new IllegalStateException("the emulator is starting"));
  }

  /** Every bucket's name. */
  List<String> names() {
    return all().stream().map(Bucket::name).toList();
  }

  @Override
  public void close() {
    closed = true;
  }
}
