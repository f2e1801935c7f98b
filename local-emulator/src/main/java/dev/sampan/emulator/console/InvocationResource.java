// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.emulator.function.Calls;
import dev.sampan.platform.LimitExceeded;
import java.util.List;
import java.util.Optional;

/** Calls of functions; {@link CallJson} has their form. */
public final class InvocationResource implements ControlResource {

  /** The largest payload of any platform, in base64, and room for the rest. */
  private static final int BODY_BYTES = 64 * 1024 * 1024;

  private final CallJson calls;

  /** Makes the calls through the given object. */
  public InvocationResource(Calls calls) {
    this.calls = new CallJson(calls);
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.post(
                "/api/platforms/{platform}/functions/{function}/invocations", this::invoke)
            .withBodyLimit(BODY_BYTES));
  }

  private void invoke(ControlCall call) {
    var json = call.json();
    var function = call.variable("function");
    if (json.path("async").asBoolean()) {
      accepted(call, calls.accept(call.platform(), function, json));
    } else {
      call.answerLater(calls.call(call.platform(), function, json));
    }
  }

  private static void accepted(ControlCall call, Optional<LimitExceeded> over) {
    if (over.isPresent()) {
      throw new ControlProblem(413, over.get().direct().message());
    }
    call.answer(202, CallJson.object().put("accepted", true));
  }
}
