// SPDX-License-Identifier: Apache-2.0
/**
 * What the runtime and build tools plug into or share with {@code dev.sampan}; function authors
 * need none of it.
 */
@NullMarked
package dev.sampan.spi;

import org.jspecify.annotations.NullMarked;
