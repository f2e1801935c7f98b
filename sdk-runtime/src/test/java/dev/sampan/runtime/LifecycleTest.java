// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Lifecycle;
import dev.sampan.Middleware;
import dev.sampan.Startup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LifecycleTest {

  private static final List<String> SEEN = new ArrayList<>();
  private static final Deadline SOON = new Deadline(Instant.EPOCH, () -> Instant.EPOCH);

  private final Surroundings surroundings = new Surroundings();

  static class Living implements Lifecycle {
    private final String name;

    Living(String name) {
      this.name = name;
    }

    @Override
    public void init(Startup startup) {
      SEEN.add(name + " init " + startup.function());
    }

    @Override
    public void prime(Startup startup) {
      SEEN.add(name + " prime");
    }

    @Override
    public void restored(Startup startup) {
      SEEN.add(name + " restored");
    }

    @Override
    public void shutdown(Deadline deadline) throws Exception {
      SEEN.add(name + " shutdown");
    }
  }

  static final class LivingHandler extends Living implements Handler<HttpRequest, HttpResponse> {
    LivingHandler() {
      super("handler");
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.of(204);
    }

    @Override
    public void shutdown(Deadline deadline) throws Exception {
      super.shutdown(deadline);
      throw new Exception("stuck");
    }
  }

  static final class LivingMiddleware extends Living implements Middleware {
    LivingMiddleware() {
      super("middleware");
    }
  }

  static final class Unprimable implements Handler<List<String>, String>, Lifecycle {
    @Override
    public void prime(Startup startup) throws Exception {
      throw new Exception("no warm water");
    }

    @Override
    public void restored(Startup startup) throws Exception {
      throw new Exception("no way back");
    }

    @Override
    public String handle(List<String> input, Context context) {
      SEEN.add("handled");
      return "";
    }
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void hooks_go_from_the_outside_in_and_shutdown_goes_back() throws Exception {
    FunctionInstance instance = living();
    instance.prime();
    instance.restored();
    instance.shutdown(SOON);

    assertThat(SEEN)
        .containsExactly(
            "middleware init orders",
            "handler init orders",
            "middleware prime",
            "handler prime",
            "middleware restored",
            "handler restored",
            "handler shutdown",
            "middleware shutdown");
  }

  @Test
  void a_shutdown_hook_that_fails_is_logged_and_stops_no_other() throws Exception {
    living().shutdown(SOON);

    assertThat(SEEN).contains("middleware shutdown");
    assertThat(surroundings.log()).contains("LivingHandler").contains("stuck");
  }

  @Test
  void other_hooks_that_fail_say_which() throws Exception {
    FunctionInstance instance = surroundings.instance(new Unprimable());

    assertThatThrownBy(instance::prime)
        .isInstanceOf(InitException.class)
        .hasMessageContaining("prime hook")
        .hasMessageContaining("no warm water");
    assertThatThrownBy(instance::restored).hasMessageContaining("restored hook");
  }

  @Test
  void priming_never_calls_the_handler() throws Exception {
    FunctionInstance instance = surroundings.instance(new Unprimable());

    assertThatThrownBy(instance::prime).isInstanceOf(InitException.class);

    assertThat(SEEN).isEmpty();
  }

  private FunctionInstance living() throws InitException {
    List<String> middleware = List.of(LivingMiddleware.class.getName());
    FunctionEntry entry = Surroundings.entry(List.of(), middleware, "report", "none");
    return surroundings.instance(entry, new LivingHandler());
  }
}
