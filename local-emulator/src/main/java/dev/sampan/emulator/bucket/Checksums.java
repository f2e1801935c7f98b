// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Computes the MD5 of an upload and whatever checksum its sender announced, as bytes go by. */
final class Checksums {

  static final String PREFIX = "x-amz-checksum-";

  private final MessageDigest md5 = Digests.of("MD5");
  private final Map<String, MessageDigest> digests = new TreeMap<>();
  private final Map<String, Checksum> sums = new TreeMap<>();
  private String etag = "";

  /** Takes note of an algorithm that a value will be given of; one it does not know is let go. */
  void expect(String header) {
    switch (header.toLowerCase(Locale.ROOT)) {
      case PREFIX + "crc32" -> sums.put(PREFIX + "crc32", new CRC32());
      case PREFIX + "crc32c" -> sums.put(PREFIX + "crc32c", new CRC32C());
      case PREFIX + "sha1" -> digests.put(PREFIX + "sha1", Digests.of("SHA-1"));
      case PREFIX + "sha256" -> digests.put(PREFIX + "sha256", Digests.of("SHA-256"));
      default -> {
        // CRC64NVME and whatever comes after it: Java has none, so it is not checked.
      }
    }
  }

  void update(byte[] bytes, int count) {
    md5.update(bytes, 0, count);
    digests.values().forEach(it -> it.update(bytes, 0, count));
    sums.values().forEach(it -> it.update(bytes, 0, count));
  }

  /** The MD5 in hexadecimal digits. Called once all bytes have gone by. */
  String etag() {
    if (etag.isEmpty()) {
      etag = HexFormat.of().formatHex(md5.digest());
    }
    return etag;
  }

  /**
   * Compares what was announced with what came, and answers with the checksums that hold.
   *
   * @param given headers and trailers by their names in lower case
   */
  Map<String, String> verified(Map<String, String> given) throws S3Error {
    var wanted = given.get("content-md5");
    var came = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(etag()));
    if (wanted != null && !wanted.equals(came)) {
      throw new S3Error(400, "BadDigest", "The Content-MD5 is not that of the bytes received.");
    }
    var computed = computed();
    for (var each : computed.entrySet()) {
      var announced = given.get(each.getKey());
      if (announced == null) {
        throw S3Error.invalid("The trailer " + each.getKey() + " was announced and did not come.");
      }
      if (!announced.equals(each.getValue())) {
        throw new S3Error(
            400, "BadDigest", "The " + each.getKey() + " is not that of the bytes received.");
      }
    }
    return computed;
  }

  private Map<String, String> computed() {
    var all = new TreeMap<String, String>();
    digests.forEach((name, it) -> all.put(name, base64(it.digest())));
    sums.forEach(
        (name, it) ->
            all.put(name, base64(ByteBuffer.allocate(4).putInt((int) it.getValue()).array())));
    return all;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
