// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.comparison.Observation;
import dev.sampan.emulator.invocation.InvocationReport;
import java.util.List;

/**
 * What came of one call on one platform.
 *
 * @param failed whether the function or the platform failed
 * @param text the answer, for a person
 * @param observation what is compared with other platforms
 * @param reports the invocations it took
 */
record Answer(
    boolean failed, String text, Observation observation, List<InvocationReport> reports) {}
