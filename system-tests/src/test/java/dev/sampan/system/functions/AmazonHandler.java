// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function written for Amazon's interface alone. Asked to meet, it answers when it runs three
 * times at once.
 */
public final class AmazonHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private static final CyclicBarrier PARTY = new CyclicBarrier(3);

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
    if (!input.containsKey("name")) {
      throw new IllegalArgumentException("no name");
    }
    if (input.containsKey("meet")) {
      meet();
    }
    context.getLogger().log("greeting\nand more\n");
    return Map.of("greeting", "Hello, " + input.get("name"), "function", context.getFunctionName());
  }

  private static void meet() {
    try {
      PARTY.await(20, TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("nobody came", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
