// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.emulator.function.Acceptance;
import dev.sampan.emulator.function.AsyncCalls;
import dev.sampan.emulator.function.Calls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions; {@link CallJson} has their form. */
public final class InvocationResource implements ControlResource {

  /** The largest payload of any platform, in base64, and room for the rest. */
  private static final int BODY_BYTES = 64 * 1024 * 1024;

  private final CallJson calls;

  /** Makes the calls through the given objects, the second one those that nobody waits for. */
  public InvocationResource(Calls calls, AsyncCalls later) {
    this.calls = new CallJson(calls, later);
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
      var unused =
          calls
              .accept(call.platform(), function, json)
              .whenComplete((it, e) -> accepted(call, it, e));
    } else {
      var trace = call.header("traceparent").orElse("");
      call.answerLater(calls.call(call.platform(), function, json, trace));
    }
  }

  private static void accepted(
      ControlCall call, @Nullable Acceptance acceptance, @Nullable Throwable failure) {
    if (acceptance instanceof Acceptance.Accepted it) {
      call.answer(202, CallJson.object().put("accepted", true).put("id", it.id()));
    } else if (acceptance instanceof Acceptance.TooLarge it) {
      call.refuse(new ControlProblem(413, it.over().direct().message()));
    } else if (failure != null) {
      call.refuse(ControlProblem.of(failure));
    }
  }
}
