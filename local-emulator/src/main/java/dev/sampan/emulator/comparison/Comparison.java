// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.comparison;

import dev.sampan.platform.Platform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same steps on several platforms, held against each other.
 *
 * @param observations what was seen on each platform
 */
public record Comparison(Map<Platform, List<Observation>> observations) {

  private static final String NOTHING = "(nothing)";

  /** Copies what was seen. */
  public Comparison {
    observations = new EnumMap<>(observations);
  }

  /**
   * One fact that is not the same everywhere.
   *
   * @param step what was done
   * @param fact which fact differs
   * @param values the fact on each platform
   */
  public record Difference(String step, String fact, Map<Platform, String> values) {}

  /** Every fact that is not the same everywhere; empty if all platforms did the same. */
  public List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    for (String step : steps()) {
      for (String fact : facts(step)) {
        Map<Platform, String> values = values(step, fact);
        if (new HashSet<>(values.values()).size() > 1) {
          differences.add(new Difference(step, fact, values));
        }
      }
    }
    return differences;
  }

  /** Whether a platform did what the first one did. */
  public boolean same(Platform platform) {
    List<Observation> first = observations.values().iterator().next();
    return first.equals(observations.get(platform));
  }

  private Set<String> steps() {
    Set<String> steps = new LinkedHashSet<>();
    observations.values().forEach(all -> all.forEach(each -> steps.add(each.step())));
    return steps;
  }

  private Set<String> facts(String step) {
    Set<String> facts = new LinkedHashSet<>();
    observations.keySet().forEach(platform -> facts.addAll(observed(platform, step).keySet()));
    return facts;
  }

  private Map<Platform, String> values(String step, String fact) {
    Map<Platform, String> values = new EnumMap<>(Platform.class);
    for (Platform platform : observations.keySet()) {
      values.put(platform, observed(platform, step).getOrDefault(fact, NOTHING));
    }
    return values;
  }

  private Map<String, String> observed(Platform platform, String step) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (Observation each : observations.getOrDefault(platform, List.of())) {
      if (each.step().equals(step)) {
        facts.putAll(each.facts());
      }
    }
    return facts;
  }
}
