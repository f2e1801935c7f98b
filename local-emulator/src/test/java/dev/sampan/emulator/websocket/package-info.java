// SPDX-License-Identifier: Apache-2.0
/** Tests of the parts of WebSocket APIs that need no connection. */
@NullMarked
package dev.sampan.emulator.websocket;

import org.jspecify.annotations.NullMarked;
