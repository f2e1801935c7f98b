// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Call;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.spi.HandlerShape;
import java.util.List;

/**
 * Serves a shard's batch within a tumbling window. Its reply carries the state that the next batch
 * of the window begins with, so the function answers it as a whole, in the native form; without a
 * state Lambda would take the batch for failed, and so it is.
 */
final class WindowReply {

  private final FunctionInstance instance;

  WindowReply(FunctionInstance instance) {
    this.instance = instance;
  }

  NativeReply serve(byte[] event, Call call) {
    if (instance.shape() != HandlerShape.EVENT) {
      throw new BadEventException(
          "The batch is refused: a tumbling window wants a state in the reply, which only a handler"
              + " of Event can give.");
    }
    IncomingEvent window = NativeCall.read(event, instance.function().name(), call);
    if (window == null) {
      throw new BadEventException(
          "The batch is refused: a tumbling window must have window.start, window.end,"
              + " isFinalInvokeForWindow and eventSourceARN.");
    }
    NativeReply reply = NativeReply.of(instance.direct(window, call));
    return reply.failure() != null || hasState(reply) ? reply : stateless();
  }

  private static boolean hasState(NativeReply reply) {
    try {
      return JsonObject.read(reply.body()).has("state");
    } catch (BadEventException e) {
      return false;
    }
  }

  private static NativeReply stateless() {
    String message = "The reply to a tumbling window must be an object with a state.";
    return NativeReply.failed(new Failure("Sampan.BadReply", message, List.of()));
  }
}
