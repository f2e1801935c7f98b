// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What an instance is made of.
 *
 * @param type how it comes to its first invocation
 * @param timeout of the function
 * @param initLimit how long the first init may take
 * @param launch starts the process of a runtime
 * @param extensions the programs that run beside each runtime
 * @param calls for tasks that wait for a process to start
 * @param clock the time
 */
record InstanceSetup(
    InitType type,
    Duration timeout,
    Duration initLimit,
    RuntimeProcess.Launch launch,
    List<ExtensionProgram> extensions,
    Executor calls,
    InstantSource clock) {}
