// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that a cloud would draw at random, derived so that the same facts give the same bytes. */
public final class Digests {

  private Digests() {}

  /** Lower-case hexadecimal MD5, as queues report it for a message's body. */
  public static String md5(byte[] bytes) {
    return hex("MD5", bytes);
  }

  /** The first digits of a text's SHA-256, in lower-case hexadecimal. */
  public static String id(String of, int digits) {
    return hex("SHA-256", of.getBytes(StandardCharsets.UTF_8)).substring(0, digits);
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
