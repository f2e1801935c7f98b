// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.platform.manifest.FunctionSpec;
import java.io.IOException;
import java.nio.file.Path;

/** Starts instances the way one platform does. Thread-safe. */
public interface InstanceStarter {

  /**
   * Starts an instance; may block for as long as it takes to start a process.
   *
   * @param id the name of the instance
   * @param function the function as it is on this platform
   * @param events where the instance tells what becomes of it
   * @throws IOException if there is no process, so that no event will come
   */
  Instance start(String id, FunctionSpec function, InstanceEvents events) throws IOException;

  /**
   * How an instance would be started.
   *
   * @param function the function as it is on this platform
   * @param port where the instance would listen, or find its runtime API
   * @param home the private directory of the instance
   */
  ProcessSpec process(FunctionSpec function, int port, Path home);
}
