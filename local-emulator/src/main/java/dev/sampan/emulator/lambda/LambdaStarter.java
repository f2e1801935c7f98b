// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.instance.InstanceHost;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Starts Lambda instances: a listener with the Runtime API each, and a process that asks it. */
public final class LambdaStarter implements InstanceStarter {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);

  private final InstanceHost host;

  /** A starter on the given host. */
  public LambdaStarter(InstanceHost host) {
    this.host = host;
  }

  @Override
  public Instance start(String id, FunctionSpec function, InstanceEvents events)
      throws IOException {
    var made = new AtomicReference<@Nullable LambdaInstance>();
    var telemetry = new Telemetry(host.clock(), host.timer(), host.calls());
    var apis = new LambdaApis(made, function, telemetry);
    var listener = host.listeners().open("127.0.0.1", 0, apis);
    try {
      var type = type(function, events);
      var log = LambdaLog.of(LambdaVariables.logsJson(function), made).andThen(telemetry);
      var diary = new Diary(host.clock(), type, function.name(), function.memoryMiB(), log);
      var setup = setup(id, function, type, listener, telemetry);
      var instance = new LambdaInstance(setup, events, diary, () -> end(listener, telemetry));
      made.set(instance);
      instance.begin();
      return instance;
    } catch (IOException e) {
      listener.close();
      throw new IOException(RuntimeError.entrypoint(e).body().text(), e);
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private static void end(Listener listener, Telemetry telemetry) {
    telemetry.forget();
    listener.close();
  }

  private InstanceSetup setup(
      String id, FunctionSpec function, InitType type, Listener listener, Telemetry telemetry)
      throws IOException {
    var programs = new LambdaPrograms(host, function, type, listener.port());
    return new InstanceSetup(
        type,
        function.timeout(),
        initLimit(type, function),
        () -> programs.runtime(id, telemetry),
        programs.extensions(id, telemetry),
        host.calls(),
        host.clock());
  }

  private InitType type(FunctionSpec function, InstanceEvents events) {
    var asked = asked(function);
    var tuning = host.artifact().tuning(function.name());
    if (asked != InitType.ON_DEMAND) {
      return asked;
    } else if (tuning.variables().containsKey("SAMPAN_SNAPSHOT")) {
      return InitType.SNAP_START;
    }
    return events.provisioned() ? InitType.PROVISIONED : InitType.ON_DEMAND;
  }

  private static InitType asked(FunctionSpec function) {
    if (function.lambdaManaged().isPresent()) {
      return InitType.MANAGED;
    }
    return function.lambdaSnapStart() ? InitType.SNAP_START : InitType.ON_DEMAND;
  }

  /** Whether the log of a function is JSON. */
  public static boolean logsJson(FunctionSpec function) {
    return LambdaVariables.logsJson(function);
  }

  /** How long an instance of a function may take to start, if it is not tried again. */
  public static Duration initLimit(FunctionSpec function) {
    var ahead = PROFILE.get(Limit.INIT_TIMEOUT_AHEAD).duration();
    return ahead.compareTo(function.timeout()) < 0 ? function.timeout() : ahead;
  }

  private static Duration initLimit(InitType type, FunctionSpec function) {
    return type.initIsRepeated() ? PROFILE.get(Limit.INIT_TIMEOUT).duration() : initLimit(function);
  }

  @Override
  public ProcessSpec process(FunctionSpec function, int port, Path home) {
    return new LambdaPrograms(host, function, asked(function), port).runtime(home);
  }
}
