// SPDX-License-Identifier: Apache-2.0
/**
 * JSON: Jackson behind {@link dev.sampan.spi.JsonCodec}, and its streaming parts for adapters.
 *
 * <p>{@link dev.sampan.runtime.json.JacksonCodec} binds data; {@link
 * dev.sampan.runtime.json.JsonStreams} reads and writes envelopes. Data binding is loaded when a
 * payload first needs it, as it costs more than the rest of a cold start.
 */
@NullMarked
package dev.sampan.runtime.json;

import org.jspecify.annotations.NullMarked;
