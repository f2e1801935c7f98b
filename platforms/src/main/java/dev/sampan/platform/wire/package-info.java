// SPDX-License-Identifier: Apache-2.0
/**
 * The other side of every adapter's wire: how a platform says a request and reads a reply.
 *
 * <p>Start at {@link dev.sampan.platform.wire.NativeWire}. Everything here is a pure function of
 * its arguments; ids and times come from {@link dev.sampan.platform.InvocationFacts}.
 */
@NullMarked
package dev.sampan.platform.wire;

import org.jspecify.annotations.NullMarked;
