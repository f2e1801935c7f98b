// SPDX-License-Identifier: Apache-2.0
/**
 * A small blocking HTTP/1.1 client for the runtime interfaces of the clouds.
 *
 * <p>Start at {@link dev.sampan.runtime.http.HttpClient}. The JDK's own client triples a cold
 * start, and has a time-out where a parked poll must have none; this one is a socket, a buffer and
 * five classes.
 */
@NullMarked
package dev.sampan.runtime.http;

import org.jspecify.annotations.NullMarked;
