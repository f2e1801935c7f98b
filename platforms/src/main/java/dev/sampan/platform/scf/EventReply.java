// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.scf;

import dev.sampan.platform.NativeReply;

/** An event function's reply, whichever way it came. */
final class EventReply {

  private EventReply() {}

  /**
   * The reply as the custom runtime would say it. How SCF maps the statuses of {@code
   * /event-invoke} is not documented; any but 2xx is taken for a failure.
   */
  static NativeReply of(NativeReply reply) {
    if (reply instanceof NativeReply.Http http) {
      var response = http.response();
      return response.status() / 100 == 2
          ? new NativeReply.Payload(response.body())
          : new NativeReply.FunctionError(response.body());
    }
    return reply;
  }

  static String errorText(NativeReply reply) {
    return reply instanceof NativeReply.FunctionError error ? error.body().text() : "";
  }
}
