// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Objects;

/**
 * One route of an HTTP trigger.
 *
 * @param method the request method in upper case, or {@code ANY}
 * @param path the path with its variables, such as {@code /orders/{id}}; a last segment {@code
 *     {rest+}} takes the rest of the path
 */
public record Route(String method, String path) {

  /** Checks that nothing is missing. */
  public Route {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(path, "path");
  }

  /** The route as the manifest has it, such as {@code GET /orders/{id}}. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
