// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.emulator.function.AsyncCalls;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.Functions;
import dev.sampan.platform.Platform;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the operations of Lambda's API work with.
 *
 * @param functions the functions, and how they are configured
 * @param calls calls them
 * @param later accepts calls that nobody waits for
 * @param gateway the address under which the functions' HTTP triggers are reached
 * @param triggers the platform on which triggers run
 * @param clock the time
 * @param threads runs what may wait
 */
public record LambdaHost(
    Functions functions,
    Calls calls,
    AsyncCalls later,
    Supplier<URI> gateway,
    Platform triggers,
    InstantSource clock,
    Executor threads) {}
