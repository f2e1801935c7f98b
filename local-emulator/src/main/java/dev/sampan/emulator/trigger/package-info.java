// SPDX-License-Identifier: Apache-2.0
/** What starts functions: the HTTP gateway and the deliveries of queues. */
@NullMarked
package dev.sampan.emulator.trigger;

import org.jspecify.annotations.NullMarked;
