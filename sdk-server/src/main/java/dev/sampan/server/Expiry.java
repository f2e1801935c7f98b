// SPDX-License-Identifier: Apache-2.0
package dev.sampan.server;

/** What happens to an exchange when its time is up. */
record Expiry(Exchange exchange) implements Runnable {
  @Override
  public void run() {
    exchange.expire();
  }
}
