// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.contract.CallFacts;
import dev.sampan.contract.Wire;
import dev.sampan.contract.WireMessage;
import java.io.IOException;

/** An event function in an image. */
final class EventServerAdapter extends EventFunctionAdapter {

  private final ServerWire platform;

  EventServerAdapter(ScfServer server) {
    this.platform = new ServerWire(server);
  }

  @Override
  Outcome invoke(byte[] event, CallFacts facts) throws IOException {
    var request =
        WireMessage.request("POST", "/event-invoke")
            .with("Content-Type", "application/json")
            .with("X-Scf-Session-Token", "secret-token")
            .with("X-Scf-Secret-Id", "secret-id")
            .with("X-Scf-Secret-Key", "secret-key")
            .with("X-Scf-Trigger-Src", "Timer")
            .withBody(event);
    var reply = platform.exchange(request, facts);
    return new Outcome(reply.status() != 200, reply.body());
  }

  @Override
  public Wire wire() {
    return platform.wire();
  }

  @Override
  public void close() {
    platform.close();
  }
}
