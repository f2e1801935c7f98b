// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Environment;
import dev.sampan.runtime.http.SocketConnector;
import dev.sampan.runtime.json.JsonLoading;
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
      environment.log().println(ADDRESS + " is not set: this class runs inside AWS Lambda");
      System.exit(2);
      return;
    }
    LambdaRuntime.run(environment, SocketConnector.to(address), new Exit());
  }

  // Not a method reference: linking one costs a cold start more than this class does.
  private static final class Exit implements IntConsumer {
    @Override
    public void accept(int status) {
      System.exit(status);
    }
  }
}
