// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cloudrun;

import dev.sampan.HttpRequest;
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
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts Cloud Run instances: a server on the port that it is given. */
public final class CloudRunStarter implements InstanceStarter {

  private static final String MAIN = "dev.sampan.adapter.cloudrun.CloudRunMain";

  private final InstanceHost host;

  /** A starter on the given host. */
  public CloudRunStarter(InstanceHost host) {
    this.host = host;
  }

  @Override
  public Instance start(String id, FunctionSpec function, InstanceEvents events)
      throws IOException {
    var port = ServerInstance.freePort();
    var process =
        InstanceProcess.start(
            host, Platform.CLOUDRUN, id, function, home -> process(function, port, home));
    var grace = Profile.of(Platform.CLOUDRUN).get(Limit.DRAIN).duration();
    var protocol =
        new ServerInstance.Protocol(CloudRunStarter::request, NativeReply.Http::new, grace);
    return ServerInstance.of(host, process, events, protocol, port);
  }

  private static HttpRequest request(Invocation invocation) {
    if (invocation.request() instanceof NativeRequest.Http http) {
      return http.request();
    }
    throw new IllegalArgumentException("Cloud Run hands out HTTP requests, no payloads");
  }

  @Override
  public ProcessSpec process(FunctionSpec function, int port, Path home) {
    return host.artifact()
        .process(Platform.CLOUDRUN, function, MAIN, variables(function, port), home)
        .serving(port);
  }

  private static Map<String, String> variables(FunctionSpec function, int port) {
    var all = new LinkedHashMap<String, String>();
    all.put("PORT", Integer.toString(port));
    all.put("K_SERVICE", function.name());
    all.put("K_REVISION", function.name() + "-00001-local");
    all.put("K_CONFIGURATION", function.name());
    return all;
  }
}
