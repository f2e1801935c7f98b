// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * How a server listens, and what it bounds.
 *
 * @param host the address to listen on: {@code 0.0.0.0} for all
 * @param port the port to listen on; 0 for any that is free
 * @param maxBody how many bytes a request's body may have; beyond that the answer is 413
 * @param workers how many requests are handled at a time; further ones wait
 * @param timeout how long a request may be handled before the answer is 504 and the handler is
 *     interrupted; zero for as long as it likes
 * @param http2 whether cleartext HTTP/2 is accepted too, by prior knowledge
 * @param clock tells when a request arrived
 */
public record ServerConfig(
    String host, int port, int maxBody, int workers, Duration timeout, boolean http2, Clock clock) {

  private static final int MAX_BODY = 32 * 1024 * 1024;
  private static final int WORKERS = 80;

  /** Checks each number. */
  public ServerConfig {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(clock, "clock");
    require(port >= 0 && port <= 65535, "port must lie in 0 to 65535", port);
    require(maxBody >= 0, "maxBody must not be negative", maxBody);
    require(workers >= 1, "workers must be 1 or more", workers);
    require(!timeout.isNegative(), "timeout must not be negative", timeout);
  }

  /** Bodies of 32 MiB at most, 80 requests at a time, no time-out, HTTP/1.1 only. */
  public static ServerConfig of(String host, int port, Clock clock) {
    return new ServerConfig(host, port, MAX_BODY, WORKERS, Duration.ZERO, false, clock);
  }

  /** The same with another bound for bodies, in bytes. */
  public ServerConfig withMaxBody(int bytes) {
    return new ServerConfig(host, port, bytes, workers, timeout, http2, clock);
  }

  /** The same with another number of requests that are handled at a time. */
  public ServerConfig withWorkers(int count) {
    return new ServerConfig(host, port, maxBody, count, timeout, http2, clock);
  }

  /** The same with another time-out; zero for none. */
  public ServerConfig withTimeout(Duration limit) {
    return new ServerConfig(host, port, maxBody, workers, limit, http2, clock);
  }

  /** The same with cleartext HTTP/2 accepted, or not. */
  public ServerConfig withHttp2(boolean accepted) {
    return new ServerConfig(host, port, maxBody, workers, timeout, accepted, clock);
  }

  private static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ": " + found);
    }
  }
}
