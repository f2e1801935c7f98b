// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import java.util.Map;

/** Gives back what it is called with, or fails if it is asked to. */
public final class Echo implements Handler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handle(Map<String, Object> input, Context context) {
    System.out.println("echoing " + input);
    if (input.containsKey("fail")) {
      throw new IllegalStateException("as asked");
    }
    return input;
  }
}
