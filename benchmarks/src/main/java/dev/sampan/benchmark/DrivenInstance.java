// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.IOException;
import java.util.UUID;

/**
 * An instance that is called from the moment that its poll is answered until its reply is there.
 */
final class DrivenInstance implements WarmPath {

  private final RuntimeApiStub.Instance instance;
  private final byte[] event;

  /** Takes an instance that has connected, and waits until it polls. */
  DrivenInstance(RuntimeApiStub.Instance instance, byte[] event) throws IOException {
    this.instance = instance;
    this.event = event;
    instance.awaitPoll();
  }

  @Override
  public String call() throws IOException {
    return instance.answer(UUID.randomUUID().toString(), event);
  }

  @Override
  public void settle() throws IOException {
    instance.accepted();
    instance.awaitPoll();
  }

  @Override
  public void close() throws IOException {
    instance.close();
  }
}
