// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.comparison.Comparison;
import dev.sampan.emulator.comparison.Observation;
import dev.sampan.platform.catalog.NativeWires;
import java.util.List;

/** The demo's results as JSON. */
final class DemoJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DemoJson() {}

  static ObjectNode of(List<DemoRun.Result> results, Comparison comparison) {
    ObjectNode json = JSON.createObjectNode();
    json.put("same", comparison.differences().isEmpty());
    ArrayNode platforms = json.putArray("platforms");
    results.forEach(result -> platforms.add(platform(result, comparison)));
    ArrayNode differences = json.putArray("differences");
    for (Comparison.Difference difference : comparison.differences()) {
      ObjectNode each = differences.addObject();
      each.put("step", difference.step());
      each.put("fact", difference.fact());
      ObjectNode values = each.putObject("values");
      difference.values().forEach((platform, value) -> values.put(platform.id(), value));
    }
    return json;
  }

  private static ObjectNode platform(DemoRun.Result result, Comparison comparison) {
    ObjectNode json = JSON.createObjectNode();
    json.put("platform", result.platform().id());
    json.put("protocol", result.protocol());
    json.put("processMs", result.processMillis());
    json.put("initMs", result.initMillis());
    json.put("warmMs", result.warmMillis());
    json.put("same", comparison.same(result.platform()));
    ArrayNode additions = json.putArray("additions");
    NativeWires.of(result.platform())
        .additions()
        .forEach(
            addition ->
                additions
                    .addObject()
                    .put("header", addition.name())
                    .put("side", addition.side().name())
                    .put("change", addition.change().name())
                    .put("note", addition.note()));
    ObjectNode observed = json.putObject("observed");
    for (Observation each : result.observations()) {
      observed.set(each.step(), JSON.valueToTree(each.facts()));
    }
    return json;
  }
}
