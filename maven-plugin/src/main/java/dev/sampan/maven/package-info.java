// SPDX-License-Identifier: Apache-2.0
/**
 * The goals of the Maven plugin.
 *
 * <p>{@link dev.sampan.maven.IndexMojo} writes the index that an artifact's instances read at
 * start.
 */
@NullMarked
package dev.sampan.maven;

import org.jspecify.annotations.NullMarked;
