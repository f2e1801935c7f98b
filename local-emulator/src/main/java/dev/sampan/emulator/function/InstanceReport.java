// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.platform.Platform;
import java.time.Instant;

/**
 * What there is to tell about an instance.
 *
 * @param id its name, of its own within its function and platform
 * @param platform where it runs
 * @param function what it runs
 * @param revision the revision of the project that it belongs to, from 1
 * @param state {@code starting}, {@code idle}, {@code busy} or {@code ending}
 * @param pid the id of its process; 0 if there is none yet, or none of its own
 * @param running how many invocations run in it
 * @param served how many invocations it was handed
 * @param startedAt when it was started
 * @param note why there is no second one, if the function can only have one; how many invocations a
 *     managed instance runs; {@code kept} if it is one of those that are always kept ready, or
 *     whether it was restored; else empty
 */
public record InstanceReport(
    String id,
    Platform platform,
    String function,
    int revision,
    String state,
    long pid,
    int running,
    int served,
    Instant startedAt,
    String note) {}
