// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceProcess;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Starts Lambda instances: a listener with the Runtime API each, and a process that asks it. */
public final class LambdaStarter implements InstanceStarter {

  private static final String MAIN = "dev.sampan.adapter.lambda.LambdaMain";
  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);

  private final InstanceHost host;

  /** A starter on the given host. */
  public LambdaStarter(InstanceHost host) {
    this.host = host;
  }

  @Override
  public Instance start(String id, FunctionSpec function, InstanceEvents events)
      throws IOException {
    var type = type(function, events);
    var made = new AtomicReference<@Nullable LambdaInstance>();
    var log = LambdaLog.of(LambdaVariables.logsJson(function), made);
    var diary = new Diary(host.clock(), type, function.name(), function.memoryMiB(), log);
    var listener = host.listeners().open("127.0.0.1", 0, new LambdaApis(made));
    var setup =
        new LambdaInstance.Setup(
            type,
            function.timeout(),
            initLimit(type, function),
            () -> runtime(id, function, type, listener),
            host.calls(),
            host.clock());
    var instance = new LambdaInstance(setup, events, diary, listener::close);
    made.set(instance);
    begin(instance, listener);
    return instance;
  }

  private static void begin(LambdaInstance instance, Listener listener) throws IOException {
    try {
      instance.begin();
    } catch (IOException e) {
      listener.close();
      var error = RuntimeError.of("Runtime.InvalidEntrypoint", "Error: " + e.getMessage());
      throw new IOException(error.body().text(), e);
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private InitType type(FunctionSpec function, InstanceEvents events) {
    if (function.concurrency() > 1) {
      return InitType.MANAGED;
    }
    var tuning = host.artifact().tuning(function.name());
    if (tuning.variables().containsKey("SAMPAN_SNAPSHOT")) {
      return InitType.SNAP_START;
    }
    return events.provisioned() ? InitType.PROVISIONED : InitType.ON_DEMAND;
  }

  /** How long an instance of a function may take to start. */
  public static Duration initLimit(FunctionSpec function) {
    var ahead = PROFILE.get(Limit.INIT_TIMEOUT_AHEAD).duration();
    return ahead.compareTo(function.timeout()) < 0 ? function.timeout() : ahead;
  }

  private static Duration initLimit(InitType type, FunctionSpec function) {
    return type.initIsRepeated() ? PROFILE.get(Limit.INIT_TIMEOUT).duration() : initLimit(function);
  }

  private RuntimeProcess runtime(String id, FunctionSpec function, InitType type, Listener listener)
      throws IOException {
    return new ChildRuntime(
        InstanceProcess.start(
            host,
            Platform.LAMBDA,
            id,
            function,
            home -> process(function, type, listener.port(), home)));
  }

  @Override
  public ProcessSpec process(FunctionSpec function, int port, Path home) {
    var type = function.concurrency() > 1 ? InitType.MANAGED : InitType.ON_DEMAND;
    return process(function, type, port, home);
  }

  private ProcessSpec process(FunctionSpec function, InitType type, int port, Path home) {
    var variables = LambdaVariables.of(function, type, port, host.artifact().directory());
    var level = host.artifact().tuning(function.name()).variables().get("SAMPAN_LOG_LEVEL");
    if (level != null) {
      variables.put("AWS_LAMBDA_LOG_LEVEL", level.toUpperCase(Locale.ROOT));
    }
    return host.artifact().process(Platform.LAMBDA, function, MAIN, variables, home).asking(port);
  }
}
