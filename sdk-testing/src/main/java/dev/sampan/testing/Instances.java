// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.adapter.cloudrun.CloudRunServer;
import dev.sampan.adapter.lambda.LambdaRuntime;
import dev.sampan.adapter.scf.ScfLoop;
import dev.sampan.adapter.scf.ScfServer;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.ScfMode;
import dev.sampan.platform.manifest.ScfRuntime;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionInstance;
import java.io.IOException;

/** Starts each adapter's own loop or server on a channel in memory. */
final class Instances {

  private static final String NO_HOST = "platform";

  private Instances() {}

  static Instance start(
      Platform platform, FunctionSpec spec, FunctionInstance function, Environment environment)
      throws IOException {
    return switch (platform) {
      case LAMBDA -> lambda(function, environment);
      case SCF ->
          isPolled(spec) ? scfLoop(function, environment) : scfServer(function, environment);
      case CLOUDRUN -> cloudRun(function, environment);
    };
  }

  private static boolean isPolled(FunctionSpec spec) {
    return spec.scfMode() == ScfMode.EVENT && spec.scfRuntime() == ScfRuntime.CUSTOM;
  }

  private static Instance lambda(FunctionInstance function, Environment environment) {
    return PolledInstance.start(
        RuntimeProtocol.LAMBDA,
        (connector, exit) -> LambdaRuntime.run(function, environment, connector, exit));
  }

  private static Instance scfLoop(FunctionInstance function, Environment environment) {
    return PolledInstance.start(
        RuntimeProtocol.SCF,
        (connector, exit) ->
            exit.accept(ScfLoop.of(function, environment, connector, NO_HOST).run()));
  }

  private static Instance scfServer(FunctionInstance function, Environment environment)
      throws IOException {
    ScfServer server = ScfServer.withoutPort(function, environment);
    return new ServedInstance(server, server::close);
  }

  private static Instance cloudRun(FunctionInstance function, Environment environment)
      throws IOException {
    CloudRunServer server = CloudRunServer.withoutPort(function, environment);
    return new ServedInstance(server, server::stop);
  }
}
