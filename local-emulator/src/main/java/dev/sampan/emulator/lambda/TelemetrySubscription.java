// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.emulator.instance.HttpConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Events on their way to one subscriber, in the order in which they happened, some at a time.
 * Thread-safe. What a subscriber does not take in time is dropped, and counted.
 */
final class TelemetrySubscription {

  private static final int WAITING_MAX = 50_000;
  private static final int ANSWER_BYTES = 64 * 1024;

  private final TelemetryRequest request;
  private final InstantSource clock;
  private final ScheduledExecutorService timer;
  private final Executor calls;
  private final TelemetryLine line;
  private final Object lock = new Object();
  private final Deque<String> waiting = new ArrayDeque<>();
  private long bytes;
  private long dropped;
  private long droppedBytes;
  private boolean sending;
  private boolean alarmed;
  private boolean ended;

  TelemetrySubscription(
      TelemetryRequest request,
      InstantSource clock,
      ScheduledExecutorService timer,
      Executor calls) {
    this.request = request;
    this.clock = clock;
    this.timer = timer;
    this.calls = calls;
    this.line = new TelemetryLine(request.port(), timer);
  }

  boolean takes(String type) {
    return request.types().contains(type);
  }

  /** Sends an event, a JSON object, with others. */
  void add(String event) {
    synchronized (lock) {
      if (waiting.size() >= WAITING_MAX) {
        dropped++;
        droppedBytes += event.length();
        return;
      }
      waiting.add(event);
      bytes += event.length();
      if (waiting.size() < request.maxItems() && bytes < request.maxBytes()) {
        setAlarm();
        return;
      }
    }
    flush();
  }

  private void setAlarm() {
    if (!alarmed) {
      alarmed = true;
      var unused = timer.schedule(this::flush, request.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Sends what waits, unless something is being sent. */
  void flush() {
    synchronized (lock) {
      alarmed = false;
      if (sending || waiting.isEmpty()) {
        return;
      }
      sending = true;
    }
    calls.execute(this::sendAll);
  }

  /** Sends what waits, and nothing after it. */
  void end() {
    synchronized (lock) {
      ended = true;
    }
    flush();
    hangUp();
  }

  private void hangUp() {
    synchronized (lock) {
      if (!ended || sending) {
        return;
      }
    }
    line.close();
  }

  private void sendAll() {
    for (var batch = next(); !batch.isEmpty(); batch = next()) {
      send(batch);
    }
    hangUp();
  }

  private StringJoiner batch() {
    var joiner =
        request.overTcp() ? new StringJoiner("\n", "", "\n") : new StringJoiner(",", "[", "]");
    return joiner.setEmptyValue("");
  }

  /** The next events, one to a line or as an array; empty if there are none to be sent now. */
  private String next() {
    var batch = batch();
    synchronized (lock) {
      if (dropped > 0) {
        batch.add(droppedEvent());
      }
      var size = 0;
      for (var count = 0; !waiting.isEmpty() && count < request.maxItems(); count++) {
        size += waiting.element().length();
        if (count > 0 && size > request.maxBytes()) {
          break;
        }
        bytes -= waiting.element().length();
        batch.add(waiting.remove());
      }
      sending = batch.length() > 0;
    }
    return batch.toString();
  }

  private String droppedEvent() {
    var record = PlatformEvent.fields().put("reason", "the subscriber does not take them in time");
    record.put("droppedRecords", dropped).put("droppedBytes", droppedBytes);
    dropped = 0;
    droppedBytes = 0;
    return PlatformEvent.of(clock.instant(), "platform.logsDropped", record).json().toString();
  }

  private void send(String batch) {
    try {
      if (request.overTcp()) {
        line.send(batch);
      } else {
        post(batch);
      }
    } catch (IOException | RuntimeException e) {
      synchronized (lock) {
        dropped++;
        droppedBytes += batch.length();
      }
    }
  }

  private void post(String batch) throws IOException {
    var body = Body.of(batch.getBytes(StandardCharsets.UTF_8));
    var post =
        HttpRequest.of("POST", request.path())
            .withHeader("content-type", "application/json")
            .withBody(body);
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), request.port());
    try (var connection = HttpConnection.open(address)) {
      connection.exchange(post, ANSWER_BYTES);
    }
  }
}
