// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Log;
import dev.sampan.spi.JsonCodec;
import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * One request whose body has arrived, on its way to a response.
 *
 * <p>It runs on a worker thread. When the time is up, the I/O thread takes over: it answers 504 if
 * nothing was answered yet, or else breaks the connection off, and interrupts the worker. The lock
 * sees to it that one of the two answers, and that no interrupt reaches the worker's next task.
 */
final class Exchange implements Runnable {
  private enum Stage {
    HANDLING,
    WRITING,
    EXPIRED,
    OVER
  }

  private final HttpServerExchange exchange;
  private final byte[] body;
  private final Front front;
  private final Arrival arrived;
  private final ReentrantLock lock = new ReentrantLock();
  private Stage stage = Stage.HANDLING;
  private @Nullable Thread worker;

  Exchange(HttpServerExchange exchange, byte[] body, Front front, Instant arrived) {
    this.exchange = exchange;
    this.body = body;
    this.front = front;
    this.arrived = new Arrival(arrived);
  }

  @Override
  public void run() {
    worker = Thread.currentThread();
    front.begins(arrived);
    if (front.draining()) {
      arrived.unwanted();
    }
    XnioExecutor.@Nullable Key timer = startTimer();
    try {
      HttpResponse response = response();
      if (advance(Stage.HANDLING, Stage.WRITING)) {
        write(response);
      }
    } finally {
      advance(Stage.WRITING, Stage.OVER);
      if (timer != null) {
        timer.remove();
      }
      front.ends(arrived);
      Thread.interrupted();
    }
  }

  private HttpResponse response() {
    HttpRequest request;
    try {
      request = Requests.of(exchange, body, json());
    } catch (RuntimeException refused) {
      return Answers.BAD_REQUEST.response();
    }
    try {
      HttpResponse response = front.service().handle(request, arrived);
      return response.withBody(response.body().encoded(json()));
    } catch (Throwable thrown) {
      log().error("A request could not be answered.", thrown);
      return Answers.FAILED.response();
    }
  }

  private void write(HttpResponse response) {
    try {
      if (front.draining()) {
        exchange.setPersistent(false);
      }
      Responses.write(exchange, response, json());
    } catch (Throwable thrown) {
      log().error("A response was broken off.", thrown);
      // So that the caller does not take a part for the whole.
      breakOff();
    }
  }

  private XnioExecutor.@Nullable Key startTimer() {
    long millis = front.config().timeout().toMillis();
    if (millis == 0) {
      return null;
    }
    return exchange.getIoThread().executeAfter(new Expiry(this), millis, TimeUnit.MILLISECONDS);
  }

  void expire() {
    lock.lock();
    try {
      if (stage == Stage.HANDLING) {
        answerExpired();
      } else if (stage == Stage.WRITING) {
        breakOff();
      } else {
        return;
      }
      stage = Stage.EXPIRED;
      if (worker != null) {
        worker.interrupt();
      }
    } finally {
      lock.unlock();
    }
    arrived.unwanted();
  }

  private void answerExpired() {
    log().error("A request was not answered in time.");
    exchange.setStatusCode(Answers.EXPIRED.status());
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json");
    exchange.getResponseSender().send(Answers.EXPIRED.json(), IoCallback.END_EXCHANGE);
  }

  private void breakOff() {
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }

  /** Goes from one stage to the next, if it is still at that one. */
  private boolean advance(Stage from, Stage to) {
    lock.lock();
    try {
      boolean there = stage == from;
      stage = there ? to : stage;
      return there;
    } finally {
      lock.unlock();
    }
  }

  private JsonCodec json() {
    return front.json();
  }

  private Log log() {
    return front.log();
  }
}
