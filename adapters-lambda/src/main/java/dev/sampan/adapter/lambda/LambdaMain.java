// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Environment;
import dev.sampan.runtime.http.BreakableConnector;
import dev.sampan.runtime.http.SocketConnector;
import dev.sampan.runtime.json.JsonLoading;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The main class of a custom runtime: serves the function that the index names. */
public final class LambdaMain {

  private static final String ADDRESS = "AWS_LAMBDA_RUNTIME_API";

  private LambdaMain() {}

  /**
   * Serves calls until Lambda ends the process; exits with 1 if the function cannot be started or
   * the Runtime API is lost.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    JsonLoading.inBackground();
    Environment environment = Environment.ofProcess();
    String address = environment.variables().get(ADDRESS);
    if (address == null) {
      environment.log().println(misplaced(environment));
      System.exit(2);
      return;
    }
    LambdaRuntime.run(environment, SocketConnector.to(address), new Exit());
  }

  private static String misplaced(Environment environment) {
    return environment.variables().containsKey("AWS_LAMBDA_HTTP_ENDPOINT")
        ? "AWS_LAMBDA_HTTP_ENDPOINT is set: a web function is a server, so deploy the artifact for"
            + " cloudrun, whose main class is dev.sampan.adapter.cloudrun.CloudRunMain"
        : ADDRESS + " is not set: this class runs inside AWS Lambda";
  }

  /**
   * Serves calls in the calling thread as a guest of another program's process, which has loaded
   * this class in a class loader of its own.
   *
   * @param variables what Lambda would set, with the address of the Runtime API
   * @param log where log lines go
   * @param termination is given what to run to have it end at once
   * @return the exit status that a process would have
   */
  public static int run(
      Map<String, String> variables, PrintStream log, Consumer<Runnable> termination) {
    ClassLoader loader = LambdaMain.class.getClassLoader();
    Environment environment = new Environment(variables, Clock.systemUTC(), loader, log);
    String address = variables.getOrDefault(ADDRESS, "");
    BreakableConnector connector = new BreakableConnector(SocketConnector.to(address));
    termination.accept(connector::close);
    AtomicInteger status = new AtomicInteger();
    LambdaRuntime.run(environment, connector, status::set);
    return status.get();
  }

  // Not a method reference: linking one costs a cold start more than this class does.
  private static final class Exit implements IntConsumer {
    @Override
    public void accept(int status) {
      System.exit(status);
    }
  }
}
