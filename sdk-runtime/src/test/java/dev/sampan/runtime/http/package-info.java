// SPDX-License-Identifier: Apache-2.0
/** Tests of the HTTP client, over bytes in memory. */
@NullMarked
package dev.sampan.runtime.http;

import org.jspecify.annotations.NullMarked;
