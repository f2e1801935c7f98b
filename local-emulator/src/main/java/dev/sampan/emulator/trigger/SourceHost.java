// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.emulator.condition.Faults;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.journal.DeadLetters;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.platform.Platform;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all sources share.
 *
 * @param platform where triggers run
 * @param calls calls the functions
 * @param journal keeps what was accepted
 * @param deadLetters takes what is given up
 * @param faults what goes wrong
 * @param clock the time
 * @param timer wakes
 * @param threads runs what reads from disk
 * @param mostInstances how many instances of one function this machine bears
 */
public record SourceHost(
    Platform platform,
    Calls calls,
    Journal journal,
    DeadLetters deadLetters,
    Faults faults,
    InstantSource clock,
    ScheduledExecutorService timer,
    Executor threads,
    int mostInstances) {}
