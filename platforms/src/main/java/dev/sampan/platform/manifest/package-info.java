// SPDX-License-Identifier: Apache-2.0
/**
 * The manifest {@code sampan.yaml}: its model, its reader, and what is checked about it.
 *
 * <p>Start at {@link dev.sampan.platform.manifest.Manifest#read}. A manifest that was read is well
 * formed; whether its handlers exist and fit is for {@link
 * dev.sampan.platform.manifest.ManifestCheck}, and {@link
 * dev.sampan.platform.manifest.FunctionIndex} turns it into what an instance reads at start.
 */
@NullMarked
package dev.sampan.platform.manifest;

import org.jspecify.annotations.NullMarked;
