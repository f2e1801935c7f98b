// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.journal;

import java.util.List;

/** The bytes of one frame, and where in them each operation begins. */
final class Frame {

  private final byte[] bytes;
  private final List<Integer> starts;

  Frame(byte[] bytes, List<Integer> starts) {
    this.bytes = bytes;
    this.starts = List.copyOf(starts);
  }

  byte[] bytes() {
    return bytes;
  }

  int size() {
    return bytes.length;
  }

  /** Where the operation begins. */
  int start(int operation) {
    return starts.get(operation);
  }

  /** Where the operation ends. */
  int end(int operation) {
    return operation + 1 < starts.size() ? starts.get(operation + 1) : bytes.length;
  }
}
