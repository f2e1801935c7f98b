// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

/** What serves spoilt events: the adapter, or one with a fault. */
@FunctionalInterface
interface FuzzReader {

  /** Serves one event as its first. */
  NativeReply serve(byte[] event, FuzzServer server);
}
