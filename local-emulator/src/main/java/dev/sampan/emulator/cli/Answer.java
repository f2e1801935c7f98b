// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.emulator.comparison.Observation;
import java.util.List;

/**
 * What came of one call on one platform.
 *
 * @param failed whether the function or the platform failed
 * @param text the answer, for a person
 * @param observation what is compared with other platforms
 * @param reports what there is to tell about each invocation it took
 */
record Answer(boolean failed, String text, Observation observation, List<JsonNode> reports) {}
