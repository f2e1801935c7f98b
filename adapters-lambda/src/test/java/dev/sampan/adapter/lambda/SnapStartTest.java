// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Lifecycle;
import dev.sampan.Startup;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SnapStartTest {

  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final Resource first = new Step("first");
  private final Resource second = new Step("second");
  private boolean over;

  @BeforeAll
  static void before_the_library_is_loaded() {
    SnapStart.listen();
  }

  @AfterEach
  void no_resource_is_told_again() {
    over = true;
  }

  /** Writes down what it is told, until the test is over. */
  private final class Step implements Resource {
    private final String name;

    Step(String name) {
      this.name = name;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
      tell(name + " before");
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
      tell(name + " after");
    }

    private void tell(String step) {
      if (!over) {
        steps.add(step);
      }
    }
  }

  /** Writes down what it is told; fails at what it is made to fail at. */
  private static final class Living implements Handler<String, String>, Lifecycle {
    private final List<String> steps;
    private final String failing;

    Living(List<String> steps, String failing) {
      this.steps = steps;
      this.failing = failing;
    }

    @Override
    public String handle(String input, Context context) {
      steps.add("call");
      return input;
    }

    @Override
    public void prime(Startup startup) {
      tell("prime");
    }

    @Override
    public void restored(Startup startup) {
      tell("restored");
    }

    private void tell(String step) {
      steps.add(step);
      if (step.equals(failing)) {
        throw new IllegalStateException("no luck");
      }
    }
  }

  private Function run(FakeLambda lambda, String failing) throws Exception {
    return Function.of(new Living(steps, failing))
        .with("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
        .run(lambda.onRestore(() -> steps.add("snapshot")));
  }

  @Test
  void tells_the_function_and_what_is_registered_before_and_after() throws Exception {
    FakeLambda lambda = new FakeLambda().event("1", "x");
    Core.getGlobalContext().register(first);
    Core.getGlobalContext().register(second);

    run(lambda, "");

    assertThat(steps)
        .containsExactly(
            "prime",
            "second before",
            "first before",
            "snapshot",
            "first after",
            "second after",
            "restored",
            "call");
    assertThat(lambda.post().path()).endsWith("/1/response");
  }

  @Test
  void ends_with_64_if_a_hook_before_the_snapshot_fails() throws Exception {
    FakeLambda lambda = new FakeLambda().event("1", "x");

    Function function = run(lambda, "prime");

    assertThat(steps).containsExactly("prime");
    assertThat(lambda.post().path()).isEqualTo("/2018-06-01/runtime/init/error");
    assertThat(lambda.post().headers())
        .containsEntry("lambda-runtime-function-error-type", "Runtime.BeforeCheckpointError");
    assertThat(lambda.post().body()).contains("no luck");
    assertThat(function.exits()).containsExactly(64);
    assertThat(lambda.polls()).isZero();
  }

  @Test
  void ends_with_64_if_a_hook_after_the_restore_fails() throws Exception {
    FakeLambda lambda = new FakeLambda().event("1", "x");

    Function function = run(lambda, "restored");

    assertThat(steps).containsExactly("prime", "snapshot", "restored");
    assertThat(lambda.post().path()).isEqualTo("/2018-06-01/runtime/restore/error");
    assertThat(lambda.post().headers())
        .containsEntry("lambda-runtime-function-error-type", "Runtime.AfterRestoreError");
    assertThat(function.log()).contains("no luck").contains("IllegalStateException");
    assertThat(function.exits()).containsExactly(64);
  }

  @Test
  void ends_with_64_if_what_is_registered_fails() throws Exception {
    FakeLambda lambda = new FakeLambda().event("1", "x");
    Resource failing =
        new Resource() {
          @Override
          public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
            if (!over) {
              throw new IllegalStateException("a connection is open");
            }
          }

          @Override
          public void afterRestore(org.crac.Context<? extends Resource> context) {}
        };
    Core.getGlobalContext().register(failing);

    Function function = run(lambda, "");

    assertThat(lambda.post().body()).contains("a connection is open");
    assertThat(function.exits()).containsExactly(64);
  }

  @Test
  void serves_nothing_if_the_platform_does_not_restore() throws Exception {
    FakeLambda lambda =
        new FakeLambda()
            .event("1", "x")
            .answering("restore/next", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");

    Function function = run(lambda, "");

    assertThat(lambda.polls()).isZero();
    assertThat(function.exits()).containsExactly(1);
    assertThat(function.log()).contains("refused to restore with 403");
  }

  @Test
  void asks_for_no_snapshot_otherwise() throws Exception {
    FakeLambda lambda = new FakeLambda().event("1", "x");

    Function.of(new Living(steps, ""))
        .with("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand")
        .run(lambda);

    assertThat(steps).containsExactly("call");
  }

  @Test
  void leaves_it_to_lambda_when_a_snapshot_is_taken() {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(Core::checkpointRestore))
        .isInstanceOf(org.crac.CheckpointException.class);
  }
}
