// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** A function written for Amazon's interface alone. */
public final class AmazonHandler
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
    if (!input.containsKey("name")) {
      throw new IllegalArgumentException("no name");
    }
    context.getLogger().log("greeting\n");
    return Map.of("greeting", "Hello, " + input.get("name"), "function", context.getFunctionName());
  }
}
