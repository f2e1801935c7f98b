// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.websocket;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Ids of connections, messages and requests, in the form of API Gateway's. */
final class SocketIds {

  private static final int BYTES = 11;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{15}=");

  private final SecureRandom random = new SecureRandom();

  /** An id that nobody guesses. */
  String next() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
