// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.emulator.console.PathTemplate;
import java.util.function.Consumer;

/**
 * One operation of Lambda's API.
 *
 * @param operation its name, such as {@code GetFunction}
 * @param method the HTTP method
 * @param path the path, without a slash at its end
 * @param marker a parameter that the query must have for it to be this operation; empty for none
 * @param handler answers; may wait
 */
record LambdaRoute(
    String operation,
    String method,
    PathTemplate path,
    String marker,
    Consumer<LambdaCall> handler) {

  static LambdaRoute of(
      String operation, String method, String path, Consumer<LambdaCall> handler) {
    return new LambdaRoute(operation, method, new PathTemplate(path), "", handler);
  }

  /** The same operation, told from another one of the same path by a parameter of the query. */
  LambdaRoute marked(String parameter) {
    return new LambdaRoute(operation, method, path, parameter, handler);
  }
}
