// SPDX-License-Identifier: Apache-2.0

/**
 * CloudEvents 1.0 over HTTP and in JSON, held to every rule of the specification.
 *
 * <p>Start at {@link dev.sampan.runtime.cloudevents.StrictCloudEvents}, which reads and writes, and
 * {@link dev.sampan.runtime.cloudevents.StrictEvent}, the value it reads into. The builders of the
 * CloudEvents SDK are not used: they let empty, over-long and control-character values pass.
 */
@NullMarked
package dev.sampan.runtime.cloudevents;

import org.jspecify.annotations.NullMarked;
