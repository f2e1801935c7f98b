// SPDX-License-Identifier: Apache-2.0

/** Tests over raw bytes, honest and hostile. */
@NullMarked
package dev.sampan.server;

import org.jspecify.annotations.NullMarked;
