// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.scf;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.instance.Instance;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.instance.InstanceHost;
import dev.sampan.emulator.instance.InstanceProcess;
import dev.sampan.emulator.instance.InstanceStarter;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.emulator.instance.ServerInstance;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.ScfMode;
import dev.sampan.platform.manifest.ScfRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Starts SCF instances: of the custom runtime by default, as a server on a port for web functions
 * and for event functions that are images.
 */
public final class ScfStarter implements InstanceStarter {

  /** The one port on which SCF looks for a server; a command that is not ours cannot be told. */
  public static final int FIXED_PORT = 9000;

  private static final String MAIN = "dev.sampan.adapter.scf.ScfMain";

  private final InstanceHost host;

  /** A starter on the given host. */
  public ScfStarter(InstanceHost host) {
    this.host = host;
  }

  /** Whether instances of this function serve a port, in place of asking for events. */
  public static boolean serves(FunctionSpec function) {
    return function.scfMode() == ScfMode.WEB || function.scfRuntime() == ScfRuntime.IMAGE;
  }

  @Override
  public Instance start(String id, FunctionSpec function, InstanceEvents events)
      throws IOException {
    return serves(function) ? server(id, function, events) : asking(id, function, events);
  }

  private Instance asking(String id, FunctionSpec function, InstanceEvents events)
      throws IOException {
    var process = new CompletableFuture<InstanceProcess>();
    var api = new CustomRuntimeApi(new CustomRuntimeInstance.Told(events, process::join));
    var listener = host.listeners().open("127.0.0.1", 0, api);
    try {
      process.complete(process(id, function, listener.port()));
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
    return new CustomRuntimeInstance(process.join(), api, listener, events);
  }

  private Instance server(String id, FunctionSpec function, InstanceEvents events)
      throws IOException {
    var fixed = !function.command().isEmpty();
    if (fixed) {
      ServerInstance.awaitFree(FIXED_PORT);
    }
    var port = fixed ? FIXED_PORT : ServerInstance.freePort();
    var process = process(id, function, port);
    var protocol =
        new ServerInstance.Protocol(
            ScfStarter::request, it -> reply(function, it), Duration.ofSeconds(1));
    return ServerInstance.of(host, process, events, protocol, port);
  }

  private InstanceProcess process(String id, FunctionSpec function, int port) throws IOException {
    return InstanceProcess.start(
        host, Platform.SCF, id, function, home -> process(function, port, home));
  }

  private static HttpRequest request(Invocation invocation) {
    if (invocation.request() instanceof NativeRequest.Http http) {
      return http.request();
    }
    var payload = (NativeRequest.Payload) invocation.request();
    return HttpRequest.of("POST", "/event-invoke")
        .withHeaders(payload.headers())
        .withBody(payload.body());
  }

  /** An image's answer to an event is a payload; that 5xx stands for a failure is an assumption. */
  private static NativeReply reply(FunctionSpec function, HttpResponse response) {
    if (function.scfMode() == ScfMode.WEB) {
      return new NativeReply.Http(response);
    }
    return response.status() >= 500
        ? new NativeReply.FunctionError(response.body())
        : new NativeReply.Payload(response.body());
  }

  @Override
  public ProcessSpec process(FunctionSpec function, int port, Path home) {
    var variables = ScfVariables.of(function, port, host.artifact().directory());
    var spec = host.artifact().process(Platform.SCF, function, MAIN, variables, home);
    return serves(function) ? spec.serving(port) : spec.asking(port);
  }
}
