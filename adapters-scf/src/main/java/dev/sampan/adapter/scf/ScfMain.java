// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.runtime.Environment;
import dev.sampan.runtime.http.BreakableConnector;
import dev.sampan.runtime.http.SocketConnector;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Starts a function on Tencent SCF: the loop of a custom runtime where the platform names its
 * runtime API ({@code SCF_RUNTIME_API}), else the server of an image or of a web function.
 */
public final class ScfMain {

  private ScfMain() {}

  /** Runs until the platform ends the process. */
  public static void main(String[] args) {
    Environment environment = Environment.ofProcess();
    String address = address(environment.variables());
    if (address.isEmpty()) {
      ScfServer.run(environment, System::exit);
    } else {
      ScfLoop.run(environment, SocketConnector.to(address), address, System::exit);
    }
  }

  /**
   * Runs in the calling thread as a guest of another program's process, which has loaded this class
   * in a class loader of its own. A server that is interrupted ends at once.
   *
   * @param variables what the platform would set
   * @param log where log lines go
   * @param termination is given what to run to have it end: a server in order, a loop at once
   * @return the exit status that a process would have
   */
  public static int run(
      Map<String, String> variables, PrintStream log, Consumer<Runnable> termination) {
    ClassLoader loader = ScfMain.class.getClassLoader();
    Environment environment = new Environment(variables, Clock.systemUTC(), loader, log);
    AtomicInteger status = new AtomicInteger();
    String address = address(variables);
    if (address.isEmpty()) {
      ScfServer.run(environment, termination, status::set);
    } else {
      BreakableConnector connector = new BreakableConnector(SocketConnector.to(address));
      termination.accept(connector::close);
      ScfLoop.run(environment, connector, address, status::set);
    }
    return status.get();
  }

  /** Where the runtime API is; empty if there is none. */
  private static String address(Map<String, String> variables) {
    String host = variables.getOrDefault("SCF_RUNTIME_API", "");
    return host.isEmpty()
        ? ""
        : host + ":" + variables.getOrDefault("SCF_RUNTIME_API_PORT", "9001");
  }
}
