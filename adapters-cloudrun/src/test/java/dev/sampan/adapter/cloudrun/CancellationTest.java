// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Cancellation;
import dev.sampan.Cancellation.Registration;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What asks a request to end early. */
@Timeout(30)
final class CancellationTest {

  /** Answers when it is asked to end. */
  public static final class Patient implements Handler<HttpRequest, HttpResponse> {
    final CountDownLatch waits = new CountDownLatch(1);
    final CompletableFuture<Boolean> asked = new CompletableFuture<>();

    @Override
    public HttpResponse handle(HttpRequest request, Context context) throws Exception {
      boolean before = context.cancellation().requested();
      Cancellation cancellation = context.cancellation();
      Registration registration =
          cancellation.onRequest(() -> asked.complete(cancellation.requested()));
      waits.countDown();
      String then = before + ", then: " + asked.get(20, TimeUnit.SECONDS);
      registration.close();
      return HttpResponse.text(200, "asked before: " + then);
    }
  }

  @Test
  void the_end_of_the_instance_asks_for_it_and_the_answer_still_arrives() throws Exception {
    Patient patient = new Patient();
    try (Deployed function = Deployed.of(patient)) {
      CompletableFuture<String> answer = later(function);
      patient.waits.await();

      boolean finished = function.server.stop();

      assertThat(answer.get()).endsWith("asked before: false, then: true");
      assertThat(finished).isTrue();
    }
  }

  @Test
  void the_deadline_asks_for_it() throws Exception {
    Patient patient = new Patient();
    try (Deployed function = Deployed.within(1, patient)) {
      CompletableFuture<String> answer = later(function);

      assertThat(patient.asked.get()).isTrue();
      assertThat(answer.get()).startsWith("HTTP/1.1 ");
    }
  }

  private static CompletableFuture<String> later(Deployed function) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return function.get("/");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
