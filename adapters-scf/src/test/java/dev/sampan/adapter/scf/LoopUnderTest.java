// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.contract.AdapterUnderTest;
import dev.sampan.contract.CallFacts;
import dev.sampan.contract.Capability;
import dev.sampan.contract.RunningAdapter;
import dev.sampan.contract.RuntimeApi;
import dev.sampan.contract.Wire;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.io.IOException;

/** The custom runtime's loop, and the runtime API it polls. */
final class LoopUnderTest implements AdapterUnderTest {

  @Override
  public String platform() {
    return "scf";
  }

  @Override
  public boolean supports(Capability capability) {
    return EventFunctionAdapter.CAPABILITIES.contains(capability);
  }

  @Override
  public int largestText() {
    return EventFunctionAdapter.LARGEST_TEXT;
  }

  @Override
  public RunningAdapter start(FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    var instance = FunctionInstance.of("scf", function, handler, environment);
    var api = new RuntimeApi("/runtime/invocation/next", 200);
    var loop = ScfLoop.of(instance, environment, api.connector(), "127.0.0.1:9001");
    api.run(loop::run);
    api.awaitFirstPoll();
    return new Running(api);
  }

  private static final class Running extends EventFunctionAdapter {

    private final RuntimeApi api;

    Running(RuntimeApi api) {
      this.api = api;
    }

    @Override
    Outcome invoke(byte[] event, CallFacts facts) throws InterruptedException {
      var posted =
          api.invoke(
              WireMessage.response(200)
                  .with("request_id", facts.id())
                  .with("memory_limit_in_mb", "128")
                  .with("time_limit_in_ms", "" + facts.limit().toMillis())
                  .withBody(event));
      return new Outcome(posted.target().equals("/runtime/invocation/error"), posted.body());
    }

    @Override
    public Wire wire() {
      return api.wire();
    }

    @Override
    public void close() throws IOException {
      api.close();
    }
  }
}
