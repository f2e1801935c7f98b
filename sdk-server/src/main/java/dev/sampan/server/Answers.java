// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import dev.sampan.Body;
import dev.sampan.HttpResponse;

/** The server's own answers, as problems (RFC 9457), written without a JSON library. */
enum Answers {
  BAD_REQUEST(400, "Bad Request", "The request is not valid HTTP."),
  TOO_LARGE(413, "Content Too Large", "The body is larger than this server accepts."),
  FAILED(500, "Internal Server Error", "The function failed."),
  EXPIRED(504, "Gateway Timeout", "The function did not answer in time.");

  private final int status;
  private final String json;

  Answers(int status, String title, String detail) {
    this.status = status;
    this.json =
        "{\"type\":\"about:blank\",\"title\":\""
            + title
            + "\",\"status\":"
            + status
            + ",\"detail\":\""
            + detail
            + "\"}";
  }

  int status() {
    return status;
  }

  String json() {
    return json;
  }

  HttpResponse response() {
    return HttpResponse.of(status, "application/problem+json", Body.of(json));
  }
}
