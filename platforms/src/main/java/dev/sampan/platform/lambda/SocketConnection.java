// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.platform.wire.Digests;
import java.time.Instant;
import java.util.Objects;

/**
 * One connection to a WebSocket API, as every event of it tells.
 *
 * @param api the logical name of the API
 * @param region the region that the API is in
 * @param account its owner
 * @param id the connection's id
 * @param since when it began
 * @param sourceIp the address of the client
 * @param userAgent what the client says it is; empty if nothing
 */
public record SocketConnection(
    String api,
    String region,
    String account,
    String id,
    Instant since,
    String sourceIp,
    String userAgent) {

  /** The stage of every API. */
  public static final String STAGE = RestApiEvent.STAGE;

  /** Checks that nothing is missing. */
  public SocketConnection {
    Objects.requireNonNull(api, "api");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(sourceIp, "sourceIp");
    Objects.requireNonNull(userAgent, "userAgent");
  }

  Front front() {
    var apiId = Digests.id("websocket/" + account + "/" + api, 10);
    var domain = apiId + ".execute-api." + region + ".amazonaws.com";
    return new Front(false, account, apiId, domain);
  }
}
