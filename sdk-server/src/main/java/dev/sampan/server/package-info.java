// SPDX-License-Identifier: Apache-2.0

/**
 * A function behind HTTP/1.1: what the Cloud Run adapter and SCF's server share.
 *
 * <p>Start at {@link dev.sampan.server.HttpServer}. It turns bytes into a {@link
 * dev.sampan.HttpRequest}, hands it to an {@link dev.sampan.server.HttpService}, and writes the
 * response; it knows neither functions nor platforms.
 */
@NullMarked
package dev.sampan.server;

import org.jspecify.annotations.NullMarked;
