// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Deadline;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import dev.sampan.runtime.http.Connector;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * A Lambda runtime: starts the function, then serves calls from the Runtime API, one at a time, or
 * {@code AWS_LAMBDA_MAX_CONCURRENCY} at a time on Lambda Managed Instances, where all threads share
 * one handler object. With SnapStart the function is told of the snapshot before its first call.
 */
public final class LambdaRuntime {

  private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";
  private static final String CONCURRENCY = "AWS_LAMBDA_MAX_CONCURRENCY";
  private static final int MOST_LOOPS = 1600;
  private static final int SHUTDOWN_SECONDS = 2;

  private final Environment environment;
  private final Connector connector;

  private LambdaRuntime(Environment environment, Connector connector) {
    this.environment = environment;
    this.connector = connector;
  }

  /**
   * Runs in the calling thread until there is nothing more to serve.
   *
   * @param environment what the instance takes from its surroundings, with Lambda's variables
   * @param connector reaches the Runtime API
   * @param exit is given the exit status, once and at last; it may return
   */
  public static void run(Environment environment, Connector connector, IntConsumer exit) {
    exit.accept(new LambdaRuntime(environment, connector).serve());
  }

  /**
   * Runs in the calling thread with a function that has been started: for test kits.
   *
   * @param instance the function, started for the platform {@code lambda}
   * @param environment what the instance takes from its surroundings, with Lambda's variables
   * @param connector reaches the Runtime API
   * @param exit is given the exit status, once and at last; it may return
   */
  public static void run(
      FunctionInstance instance, Environment environment, Connector connector, IntConsumer exit) {
    exit.accept(new LambdaRuntime(environment, connector).serve(instance));
  }

  private int serve() {
    if (takesSnapshot()) {
      SnapStart.listen();
    }
    try {
      return serve(FunctionInstance.start("lambda", environment));
    } catch (InitException e) {
      return initFailed(e, e.type());
    } catch (RuntimeException | Error e) {
      return initFailed(e, e.getClass().getName());
    }
  }

  private int serve(FunctionInstance instance) {
    int concurrency;
    try {
      concurrency = concurrency();
    } catch (IllegalArgumentException e) {
      return initFailed(e, "Sampan.ConfigConcurrency");
    }
    int status = takesSnapshot() ? new SnapStart(environment, connector).pass(instance) : 0;
    if (status == 0) {
      serve(new EventDispatch(instance, true), concurrency);
    }
    instance.shutdown(
        new Deadline(
            environment.clock().instant().plusSeconds(SHUTDOWN_SECONDS), environment.clock()));
    return status == 0 ? 1 : status;
  }

  private boolean takesSnapshot() {
    return "snap-start".equals(environment.variables().get(INITIALIZATION));
  }

  private int concurrency() {
    String text = environment.variables().get(CONCURRENCY);
    int number = text == null ? 1 : number(text);
    if (number < 1 || number > MOST_LOOPS) {
      throw new IllegalArgumentException(
          CONCURRENCY + " must be a number from 1 to " + MOST_LOOPS + ": " + text);
    }
    return number;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private int initFailed(Throwable thrown, String type) {
    environment.log().println("the function cannot be started: " + thrown.getMessage());
    if (thrown.getCause() != null) {
      thrown.getCause().printStackTrace(environment.log());
    }
    try (RuntimeApi api = new RuntimeApi(connector, environment)) {
      api.initError(thrown, type);
    } catch (IOException e) {
      environment.log().println("the failure cannot be reported: " + e);
    }
    return 1;
  }

  private void serve(EventDispatch dispatch, int concurrency) {
    if (concurrency == 1) {
      boolean unused = new LambdaLoop(environment, connector, dispatch, null).run();
    } else {
      new ConcurrentLoops(environment, connector, dispatch).run(concurrency);
    }
  }
}
