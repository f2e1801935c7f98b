// SPDX-License-Identifier: Apache-2.0
/**
 * Cloud Run's native requests and replies: HTTP through the front end, CloudEvents, Pub/Sub push.
 *
 * <p>Start at {@link dev.sampan.platform.cloudrun.CloudRunWire}.
 */
@NullMarked
package dev.sampan.platform.cloudrun;

import org.jspecify.annotations.NullMarked;
