// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Cancellation.Registration;
import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The deadline asks an invocation to end early; Lambda tells of nothing else. */
@Timeout(30)
final class CancellationTest {

  /** Answers when it is asked to end, and says whether it had to wait for that. */
  public static final class Patient implements Handler<String, String> {
    @Override
    public String handle(String input, Context context) throws Exception {
      CompletableFuture<String> asked = new CompletableFuture<>();
      boolean before = context.cancellation().requested();
      Registration waits = context.cancellation().onRequest(() -> asked.complete("asked"));
      String answer = before + " " + asked.get(10, TimeUnit.SECONDS);
      waits.close();
      return answer;
    }
  }

  @Test
  void asks_before_the_deadline_passes() throws Exception {
    FakeLambda lambda =
        new FakeLambda().event("a", "\"\"", until(201)).event("b", "\"\"", until(199));

    Function.of(new Patient()).run(lambda);

    assertThat(lambda.posts())
        .extracting(FakeLambda.Post::body)
        .containsExactly("false asked", "true asked");
  }

  private static String until(long millis) {
    return "Lambda-Runtime-Deadline-Ms: " + (Function.NOW.toEpochMilli() + millis);
  }
}
