// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

/** A body at an event path that is no Pub/Sub push; the message names the member and the rule. */
final class BadPush extends BadEvent {
  private static final long serialVersionUID = 1L;

  BadPush(String rule) {
    super("Pub/Sub push: " + rule);
  }
}
