// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests that every Java has. */
final class Digests {

  private static final int BUFFER = 64 * 1024;

  private Digests() {}

  static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(algorithm + " is part of every Java", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    return of("SHA-256").digest(bytes);
  }

  /** The MD5 of a file, in hexadecimal digits. */
  static String md5(Path file) throws IOException {
    var md5 = of("MD5");
    try (var in = Files.newInputStream(file)) {
      var buffer = new byte[BUFFER];
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        md5.update(buffer, 0, count);
      }
    }
    return HexFormat.of().formatHex(md5.digest());
  }
}
