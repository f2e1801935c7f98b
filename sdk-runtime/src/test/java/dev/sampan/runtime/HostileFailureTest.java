// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failures that fail again when they are asked what happened. */
final class HostileFailureTest {

  private final Surroundings surroundings = new Surroundings();

  static final class Speechless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no words");
    }
  }

  static final class Answerless extends HttpException {
    private static final long serialVersionUID = 1L;

    Answerless() {
      super(409, "a conflict");
    }

    @Override
    public HttpResponse response() {
      throw new IllegalStateException("no answer");
    }

    @Override
    public Outcome outcome() {
      throw new IllegalStateException("no outcome");
    }
  }

  static final class Failing implements Handler<String, String> {
    @Override
    public String handle(String text, Context context) {
      throw text.isEmpty() ? new Speechless() : new Answerless();
    }
  }

  @Test
  void an_http_caller_still_has_an_answer() throws Exception {
    FunctionInstance instance = surroundings.instance(new Failing());
    HttpRequest request = HttpRequest.of("POST", "/");

    assertThat(instance.http(request, surroundings.call()).status()).isEqualTo(500);
    assertThat(instance.http(request.withBody(Body.of("x")), surroundings.call()).status())
        .isEqualTo(500);
    assertThat(surroundings.log()).contains("Speechless cannot be described");
  }

  @Test
  void an_event_still_has_an_outcome() throws Exception {
    var result =
        surroundings
            .instance(new Failing())
            .events(
                List.of(Surroundings.message("1", null, ""), Surroundings.message("2", null, "x")),
                surroundings.call());

    assertThat(result.outcomes().values())
        .hasSize(2)
        .allMatch(outcome -> outcome instanceof Outcome.Retry);
  }

  @Test
  void a_direct_caller_still_has_a_reply() throws Exception {
    DirectReply reply =
        surroundings.instance(new Failing()).direct(new byte[0], surroundings.call());

    assertThat(((DirectReply.Failed) reply).failure().type()).isEqualTo(Speechless.class.getName());
  }
}
