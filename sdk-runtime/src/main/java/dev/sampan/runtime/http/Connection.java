// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.http;

import java.io.Closeable;
import java.io.InputStream;
import java.io.OutputStream;

/** Two streams of bytes to one peer. For one thread at a time. */
public interface Connection extends Closeable {

  /** What the peer sends; a read blocks for as long as the peer is silent. */
  InputStream in();

  /** What the peer is sent. */
  OutputStream out();
}
