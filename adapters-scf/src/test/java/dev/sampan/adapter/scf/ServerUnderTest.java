// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.contract.AdapterUnderTest;
import dev.sampan.contract.Capability;
import dev.sampan.contract.RunningAdapter;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.util.Map;

/** The server of an image, in one of its modes, over connections without a socket. */
enum ServerUnderTest implements AdapterUnderTest {
  EVENT,
  WEB;

  @Override
  public String platform() {
    return "scf";
  }

  @Override
  public boolean supports(Capability capability) {
    return switch (this) {
      case EVENT -> EventFunctionAdapter.CAPABILITIES.contains(capability);
      case WEB -> WebServerAdapter.CAPABILITIES.contains(capability);
    };
  }

  @Override
  public int largestText() {
    return this == EVENT ? EventFunctionAdapter.LARGEST_TEXT : WebServerAdapter.LARGEST_TEXT;
  }

  @Override
  public RunningAdapter start(FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    var mode = Map.of("SAMPAN_SCF_MODE", this == EVENT ? "event" : "web");
    var told = new Environment(mode, environment.clock(), environment.loader(), environment.log());
    var instance = FunctionInstance.of("scf", function, handler, told);
    var server = ScfServer.withoutPort(instance, told);
    return this == EVENT ? new EventServerAdapter(server) : new WebServerAdapter(server);
  }
}
