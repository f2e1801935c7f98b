// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sampan.HttpResponse;
import dev.sampan.runtime.http.Connection;
import dev.sampan.runtime.http.Connector;
import dev.sampan.runtime.http.SocketConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ports, threads, time-outs and the end of a server. */
@Timeout(30)
final class LifeTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
  // For what never answers; what is to answer in time needs more on a busy machine.
  private static final Duration AT_ONCE = Duration.ofMillis(50);
  private static final Duration SOON = Duration.ofMillis(500);

  @Test
  void listens_on_a_free_port_and_says_so() throws Exception {
    List<String> lines = new ArrayList<>();
    HttpService service =
        (request, arrived) -> HttpResponse.text(200, request.clientAddress().orElse("nobody"));
    try (HttpServer server =
        HttpServer.start(Wire.CONFIG, service, new Wire.NoJson(), Wire.log(lines))) {
      Connector connector = SocketConnector.to("127.0.0.1:" + server.port());
      try (Connection connection = connector.connect()) {
        Wire.send(connection, GET);

        assertThat(Wire.rest(connection.in())).endsWith("\r\n\r\n127.0.0.1");
      }
      assertThat(lines).containsExactly("INFO Listening on 127.0.0.1:" + server.port() + ".");
    }
  }

  @Test
  void says_which_port_it_cannot_have() throws Exception {
    HttpService service = (request, arrived) -> HttpResponse.of(204);
    try (HttpServer first =
        HttpServer.start(Wire.CONFIG, service, new Wire.NoJson(), Wire.log(new ArrayList<>()))) {
      ServerConfig taken = ServerConfig.of("127.0.0.1", first.port(), Wire.NOON);

      assertThatIOException()
          .isThrownBy(
              () ->
                  HttpServer.start(taken, service, new Wire.NoJson(), Wire.log(new ArrayList<>())))
          .withMessageContaining("127.0.0.1:" + first.port());
    }
  }

  @Test
  void a_server_without_a_port_has_none_to_tell() throws Exception {
    try (Wire wire = Wire.toAnyone()) {
      assertThatIllegalStateException().isThrownBy(wire.server::port);
    }
  }

  @Test
  void handles_as_many_requests_at_a_time_as_it_has_workers() throws Exception {
    CyclicBarrier together = new CyclicBarrier(3);
    HttpService service =
        (request, arrived) -> {
          together.await();
          return HttpResponse.of(204);
        };
    try (Wire wire = Wire.to(Wire.CONFIG.withWorkers(3), service)) {
      CompletableFuture<String> one = later(wire);
      CompletableFuture<String> two = later(wire);

      assertThat(wire.exchange(GET)).startsWith("HTTP/1.1 204 ");
      assertThat(one.get()).startsWith("HTTP/1.1 204 ");
      assertThat(two.get()).startsWith("HTTP/1.1 204 ");
    }
  }

  @Test
  void never_handles_more_than_that() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    HttpService service =
        (request, arrived) -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          now.decrementAndGet();
          return HttpResponse.of(204);
        };
    try (Wire wire = Wire.to(Wire.CONFIG.withWorkers(2), service)) {
      List<CompletableFuture<String>> replies = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        replies.add(later(wire));
      }
      for (CompletableFuture<String> reply : replies) {
        assertThat(reply.get()).startsWith("HTTP/1.1 204 ");
      }
      assertThat(most.get()).isBetween(1, 2);
    }
  }

  @Test
  void answers_504_when_the_time_is_up_and_interrupts_the_handler() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    HttpService service =
        (request, arrived) -> {
          try {
            new CountDownLatch(1).await();
            return HttpResponse.of(204);
          } catch (InterruptedException e) {
            interrupted.complete(true);
            return HttpResponse.text(200, "too late");
          }
        };
    try (Wire wire = Wire.to(Wire.CONFIG.withTimeout(AT_ONCE), service)) {
      String reply = wire.exchange(GET);

      assertThat(reply).startsWith("HTTP/1.1 504 ").contains("\"status\":504");
      assertThat(reply).doesNotContain("too late");
      assertThat(interrupted.get()).isTrue();
    }
  }

  @Test
  void an_interrupt_does_not_reach_the_next_request_of_a_worker() throws Exception {
    HttpService service =
        (request, arrived) -> {
          if (request.target().equals("/slow")) {
            try {
              new CountDownLatch(1).await();
            } finally {
              Thread.currentThread().interrupt();
            }
          }
          return HttpResponse.text(200, "" + Thread.currentThread().isInterrupted());
        };
    try (Wire wire = Wire.to(Wire.CONFIG.withWorkers(1).withTimeout(SOON), service)) {
      wire.exchange(GET.replace("GET /", "GET /slow"));

      assertThat(wire.exchange(GET)).endsWith("\r\n\r\nfalse");
    }
  }

  @Test
  void breaks_a_stream_off_when_the_time_is_up() throws Exception {
    HttpService service =
        (request, arrived) ->
            HttpResponse.stream("text/plain", out -> new CountDownLatch(1).await());
    try (Wire wire = Wire.to(Wire.CONFIG.withTimeout(SOON), service)) {
      String reply = wire.exchange(GET);

      assertThat(reply)
          .startsWith("HTTP/1.1 200 ")
          .endsWith("\r\n\r\n")
          .doesNotContain("0\r\n\r\n");
    }
  }

  @Test
  void a_drain_lets_a_request_finish_and_closes_its_connection() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    HttpService service =
        (request, arrived) -> {
          started.countDown();
          finish.await();
          return HttpResponse.text(200, "done");
        };
    try (Wire wire = Wire.to(service);
        Connection connection = wire.server.connect()) {
      Wire.send(connection, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      started.await();
      CompletableFuture<Boolean> drained =
          CompletableFuture.supplyAsync(() -> wire.server.drain(Duration.ofSeconds(20)));
      while (!wire.server.draining()) {
        Thread.onSpinWait();
      }
      finish.countDown();

      assertThat(Wire.rest(connection.in())).contains("Connection: close\r\n").endsWith("done");
      assertThat(drained.get()).isTrue();
    }
  }

  @Test
  void a_drain_ends_when_its_time_does() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    HttpService service =
        (request, arrived) -> {
          started.countDown();
          new CountDownLatch(1).await();
          return HttpResponse.of(204);
        };
    try (Wire wire = Wire.to(service);
        Connection connection = wire.server.connect()) {
      Wire.send(connection, GET);
      started.await();

      assertThat(wire.server.drain(Duration.ofMillis(20))).isFalse();
    }
  }

  @Test
  void refuses_a_configuration_that_cannot_be() {
    ServerConfig config = Wire.CONFIG;

    assertThatIllegalArgumentException().isThrownBy(() -> config.withWorkers(0));
    assertThatIllegalArgumentException().isThrownBy(() -> config.withMaxBody(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.withTimeout(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerConfig.of("h", 65536, Wire.NOON))
        .withMessageContaining("65536");
  }

  private static CompletableFuture<String> later(Wire wire) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return wire.exchange(GET);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> new Thread(task).start());
  }
}
