// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;

/**
 * The handshake in which a sender of CloudEvents asks whether it may send. It may: who reaches the
 * path at all, Cloud Run's access control has said.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/http-webhook.md">HTTP
 *     1.1 Web Hooks for Event Delivery</a>
 */
final class Webhook {
  private static final String ORIGIN = "webhook-request-origin";

  private Webhook() {}

  static boolean asks(HttpRequest request) {
    return request.method().equals("OPTIONS") && request.headers().first(ORIGIN).isPresent();
  }

  static HttpResponse allowed(HttpRequest request) {
    HttpResponse answer =
        HttpResponse.of(200)
            .withHeader("allow", "POST")
            .withHeader("webhook-allowed-origin", request.headers().first(ORIGIN).orElse("*"));
    return request.headers().first("webhook-request-rate").isPresent()
        ? answer.withHeader("webhook-allowed-rate", "*")
        : answer;
  }
}
