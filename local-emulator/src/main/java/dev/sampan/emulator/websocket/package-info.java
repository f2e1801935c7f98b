// SPDX-License-Identifier: Apache-2.0
/**
 * The WebSocket APIs of API Gateway. Start at {@link dev.sampan.emulator.websocket.WebSockets}: it
 * stands before the gateway, where connections begin, and before Lambda's API at the control port,
 * where functions reach them again.
 */
@NullMarked
package dev.sampan.emulator.websocket;

import org.jspecify.annotations.NullMarked;
