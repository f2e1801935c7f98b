// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceProcess;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Starts Lambda instances: a listener with the Runtime API each, and a process that asks it.
 *
 * <p>Not modelled: the service runs an init that took too long once more, within the function's
 * time-out; here the waiting invocation fails.
 */
public final class LambdaStarter implements InstanceStarter {

  private static final String MAIN = "dev.sampan.adapter.lambda.LambdaMain";

  private final InstanceHost host;

  /** A starter on the given host. */
  public LambdaStarter(InstanceHost host) {
    this.host = host;
  }

  @Override
  public Instance start(String id, FunctionSpec function, InstanceEvents events)
      throws IOException {
    var process = new CompletableFuture<InstanceProcess>();
    var api = new RuntimeApi(new LambdaInstance.Told(events, process::join));
    var listener = host.listeners().open("127.0.0.1", 0, api);
    try {
      process.complete(
          InstanceProcess.start(
              host,
              Platform.LAMBDA,
              id,
              function,
              home -> process(function, listener.port(), home)));
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
    return new LambdaInstance(process.join(), api, listener, events);
  }

  @Override
  public ProcessSpec process(FunctionSpec function, int port, Path home) {
    var variables = LambdaVariables.of(function, port, host.artifact().directory());
    var level = host.artifact().tuning(function.name()).variables().get("SAMPAN_LOG_LEVEL");
    if (level != null) {
      variables.put("AWS_LAMBDA_LOG_LEVEL", level.toUpperCase(Locale.ROOT));
    }
    return host.artifact().process(Platform.LAMBDA, function, MAIN, variables, home).asking(port);
  }
}
