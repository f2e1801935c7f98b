// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was seen of one step on one platform.
 *
 * @param step what was done, such as the name of an input file
 * @param facts what came of it, by name, such as {@code status}, in order
 */
public record Observation(String step, Map<String, String> facts) {

  /** Copies the facts. */
  public Observation {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
