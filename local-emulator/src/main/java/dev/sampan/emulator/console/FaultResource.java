// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.condition.Faults;
import dev.sampan.emulator.function.Functions;
import dev.sampan.platform.fault.Fault;
import dev.sampan.platform.fault.FaultPlan;
import dev.sampan.platform.manifest.FunctionSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults on demand: {@code GET} tells them, {@code PUT} replaces them by {@code
 * {"seed":N,"faults":["crash=10%@orders"…]}}, {@code DELETE} ends them all.
 */
public final class FaultResource implements ControlResource {

  private static final int MOST = 100;

  private final Faults faults;
  private final Functions functions;

  /**
   * The faults of an emulator.
   *
   * @param functions whose faults they may be
   */
  public FaultResource(Faults faults, Functions functions) {
    this.faults = faults;
    this.functions = functions;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.get("/api/faults", call -> call.answer(200, json())),
        ControlRoute.put("/api/faults", this::replace),
        ControlRoute.delete("/api/faults", this::end));
  }

  private void replace(ControlCall call) {
    var wanted = call.json();
    var texts = wanted.path("faults");
    if (!texts.isArray() || texts.size() > MOST) {
      throw new ControlProblem(400, "faults is no list of at most " + MOST + " texts");
    }
    if (wanted.has("seed") && !wanted.path("seed").canConvertToLong()) {
      throw new ControlProblem(400, "seed is no whole number of 64 bits");
    }
    var all = new ArrayList<Fault>();
    texts.forEach(it -> all.add(fault(it)));
    var seed = wanted.path("seed").asLong(faults.plan().seed());
    faults.replace(new FaultPlan(seed, all));
    call.answer(200, json());
  }

  private Fault fault(JsonNode text) {
    try {
      var fault = Fault.parse(text.isTextual() ? text.textValue() : text.toString());
      requireKnown(fault);
      return fault;
    } catch (IllegalArgumentException e) {
      throw new ControlProblem(400, String.valueOf(e.getMessage()));
    }
  }

  /** A fault of a function that there is not would never strike. */
  private void requireKnown(Fault fault) {
    var name = fault.function();
    var known = functions.manifest().functions().stream().map(FunctionSpec::name).toList();
    if (!name.isEmpty() && !known.contains(name)) {
      throw new ControlProblem(
          400,
          fault + ": there is no function " + name + "; there are " + String.join(", ", known));
    }
  }

  private void end(ControlCall call) {
    faults.replace(new FaultPlan(faults.plan().seed(), List.of()));
    call.answer(200, json());
  }

  private ObjectNode json() {
    var json = CallJson.object().put("seed", faults.plan().seed());
    var all = json.putArray("faults");
    faults.plan().faults().forEach(it -> all.add(it.toString()));
    var struck = json.putObject("struck");
    faults.struck().forEach((kind, count) -> struck.put(kind.id(), count.get()));
    return json;
  }
}
