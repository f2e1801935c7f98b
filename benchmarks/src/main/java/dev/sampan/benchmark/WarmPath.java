// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.Closeable;
import java.io.IOException;

/** One way to call the function. For one thread. */
interface WarmPath extends Closeable {

  /** Calls it and answers with the reply's body. */
  String call() throws IOException;

  /** Waits, outside of the measured time, until it can be called again. */
  default void settle() throws IOException {}

  @Override
  default void close() throws IOException {}
}
