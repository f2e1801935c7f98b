// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import dev.sampan.emulator.instance.DaemonThreads;
import dev.sampan.emulator.instance.Listeners;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.manifest.BucketSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** Buckets behind their API, on a clock of the test's; looks are taken when the test says so. */
final class ServedBuckets implements AutoCloseable {

  final List<ObjectEvent> events = Collections.synchronizedList(new ArrayList<>());
  final List<String> troubles = Collections.synchronizedList(new ArrayList<>());
  final Buckets buckets;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("test-bucket"));
  private final ScheduledThreadPoolExecutor never = new ScheduledThreadPoolExecutor(1);
  private final Listeners listeners = Listeners.start();
  private final Listeners.Listener listener;
  volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  volatile boolean full;

  ServedBuckets(Path project, BucketSpec... specs) throws IOException {
    buckets = Buckets.open(List.of(specs), project, () -> now);
    never.shutdown();
    buckets.watch(this::changed, never, Runnable::run, troubles::add);
    listener = listeners.open("127.0.0.1", 0, new S3Api(buckets, threads));
  }

  private CompletableFuture<@Nullable Void> changed(String bucket, ObjectEvent event) {
    if (full) {
      return CompletableFuture.failedFuture(new IOException("the journal is full"));
    }
    events.add(event);
    return CompletableFuture.completedFuture(null);
  }

  /** Takes a look, lets what it saw settle, and takes another. */
  void settle() {
    buckets.look(troubles::add);
    now = now.plus(BucketScan.SETTLED);
    buckets.look(troubles::add);
  }

  /** What was told so far: how, which key, which size. */
  List<String> told() {
    return events.stream()
        .map(it -> it.changed().change() + " " + it.changed().key() + " " + it.changed().size())
        .toList();
  }

  /** Sends lines as they are, and answers with all that comes back. */
  String send(String... lines) throws IOException {
    return raw(String.join("\r\n", lines));
  }

  /** Sends a request without a body. */
  String get(String method, String target, String... headers) throws IOException {
    var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return raw(
        method + " " + target + " HTTP/1.1\r\nHost: s3\r\nConnection: close\r\n" + more + "\r\n");
  }

  /** Sends a request with a body. */
  String put(String target, String body, String... headers) throws IOException {
    var length = body.getBytes(StandardCharsets.UTF_8).length;
    var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return raw(
        "PUT "
            + target
            + " HTTP/1.1\r\nHost: s3\r\nConnection: close\r\nContent-Length: "
            + length
            + "\r\n"
            + more
            + "\r\n"
            + body);
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    listener.close();
    listeners.close();
    threads.shutdownNow();
  }
}
