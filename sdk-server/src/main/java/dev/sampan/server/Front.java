// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.Log;
import dev.sampan.spi.JsonCodec;
import io.undertow.io.Receiver;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Takes each request from Undertow: gathers its body on the I/O thread, up to the limit, and hands
 * it on to a worker. A slow sender so holds no worker.
 */
// It is its own listener and callback: the first lambda of a process costs its start some 30 ms.
final class Front implements HttpHandler, ExchangeCompletionListener, Receiver.ErrorCallback {
  private final ServerConfig config;
  private final HttpService service;
  private final JsonCodec json;
  private final Log log;
  private final Executor workers;
  private final InFlight inFlight = new InFlight();
  private final Set<Arrival> served = ConcurrentHashMap.newKeySet();

  Front(ServerConfig config, HttpService service, JsonCodec json, Log log, Executor workers) {
    this.config = config;
    this.service = service;
    this.json = json;
    this.log = log;
    this.workers = workers;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    inFlight.enter();
    exchange.addExchangeCompleteListener(this);
    if (Requests.isFramed(exchange)) {
      gather(exchange, config.clock().instant());
    } else {
      refuse(exchange, Answers.BAD_REQUEST);
    }
  }

  ServerConfig config() {
    return config;
  }

  HttpService service() {
    return service;
  }

  JsonCodec json() {
    return json;
  }

  Log log() {
    return log;
  }

  boolean draining() {
    return inFlight.draining();
  }

  int inFlight() {
    return inFlight.count();
  }

  void begins(Arrival it) {
    served.add(it);
  }

  void ends(Arrival it) {
    served.remove(it);
  }

  boolean drain(Duration within) {
    inFlight.drains();
    served.forEach(Arrival::unwanted);
    return inFlight.drain(within);
  }

  Executor workers() {
    return workers;
  }

  @Override
  public void exchangeEvent(HttpServerExchange exchange, NextListener next) {
    inFlight.leave();
    next.proceed();
  }

  @Override
  public void error(HttpServerExchange exchange, IOException e) {
    if (e instanceof Receiver.RequestToLargeException) {
      refuse(exchange, Answers.TOO_LARGE);
    } else {
      // The sender is gone, or its chunks are no chunks and Undertow has closed the connection.
      exchange.endExchange();
    }
  }

  private void gather(HttpServerExchange exchange, Instant arrived) {
    if (HttpContinue.requiresContinueResponse(exchange)
        && exchange.getRequestContentLength() <= config.maxBody()) {
      HttpContinue.sendContinueResponse(exchange, new Continued(this, arrived));
    } else {
      receive(exchange, arrived);
    }
  }

  void receive(HttpServerExchange exchange, Instant arrived) {
    Receiver receiver = exchange.getRequestReceiver();
    receiver.setMaxBufferSize(config.maxBody());
    receiver.receiveFullBytes(new Received(this, arrived), this);
  }

  private void refuse(HttpServerExchange exchange, Answers answer) {
    exchange.setPersistent(false);
    exchange.dispatch(workers, () -> send(exchange, answer));
  }

  private void send(HttpServerExchange exchange, Answers answer) {
    try {
      Responses.write(exchange, answer.response(), json);
    } catch (Exception gone) {
      // Whoever sent such a request need not be there to read the answer.
      exchange.endExchange();
    }
  }
}
