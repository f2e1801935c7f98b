// SPDX-License-Identifier: Apache-2.0

/**
 * Runs a function on Cloud Run, and on whatever keeps its container contract, Knative above all.
 *
 * <p>Start at {@link dev.sampan.adapter.cloudrun.CloudRunMain}, the container's entry point, or at
 * {@link dev.sampan.adapter.cloudrun.CloudRunServer}, which a test can run without a port.
 */
@NullMarked
package dev.sampan.adapter.cloudrun;

import org.jspecify.annotations.NullMarked;
