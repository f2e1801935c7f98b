// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {

  private static final int CALLS = 8;

  private final Surroundings surroundings = new Surroundings();

  /** Answers only when all calls are in flight at once. */
  static final class Together implements Handler<HttpRequest, HttpResponse> {
    private final CyclicBarrier all = new CyclicBarrier(CALLS);

    @Override
    public HttpResponse handle(HttpRequest request, Context context) throws Exception {
      all.await(30, TimeUnit.SECONDS);
      return HttpResponse.text(200, request.path("id") + " " + context.invocationId());
    }
  }

  @Test
  void one_instance_serves_many_calls_at_once_without_cross_talk() throws Exception {
    FunctionEntry entry = Surroundings.entry(List.of("GET /{id}"), List.of(), "report", "none");
    FunctionInstance instance = surroundings.instance(entry, new Together());
    ExecutorService pool = Executors.newFixedThreadPool(CALLS);

    List<String> answers = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        String id = "n" + i;
        calls.add(() -> text(instance, id));
        expected.add(id + " call-" + id);
      }
      for (Future<String> each : pool.invokeAll(calls)) {
        answers.add(each.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(answers).isEqualTo(expected);
  }

  private String text(FunctionInstance instance, String id) {
    Deadline deadline = surroundings.call().deadline();
    Call call = Call.of("call-" + id, deadline, surroundings.call().log());
    return instance.http(HttpRequest.of("GET", "/" + id), call).body().text();
  }
}
