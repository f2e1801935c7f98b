// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.runtime.Environment;
import dev.sampan.runtime.http.SocketConnector;

/**
 * Starts a function on Tencent SCF: the loop of a custom runtime where the platform names its
 * runtime API ({@code SCF_RUNTIME_API}), else the server of an image or of a web function.
 */
public final class ScfMain {

  private ScfMain() {}

  /** Runs until the platform ends the process. */
  public static void main(String[] args) {
    Environment environment = Environment.ofProcess();
    String host = environment.variables().getOrDefault("SCF_RUNTIME_API", "");
    if (host.isEmpty()) {
      ScfServer.run(environment, System::exit);
      return;
    }
    String port = environment.variables().getOrDefault("SCF_RUNTIME_API_PORT", "9001");
    String address = host + ":" + port;
    ScfLoop.run(environment, SocketConnector.to(address), address, System::exit);
  }
}
