// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One PutObject: takes the bytes as they come, checks them, and makes them an object. */
final class S3Upload {

  /** The largest object of one PutObject on S3. */
  private static final long MOST_BYTES = 5L * 1024 * 1024 * 1024;

  /** The most user metadata on S3. */
  private static final int MOST_METADATA = 2 * 1024;

  private static final int BUFFER = 64 * 1024;
  private static final String METADATA = "x-amz-meta-";

  /** What a reader gets back as it was sent. */
  private static final Set<String> KEPT =
      Set.of(
          "content-type",
          "cache-control",
          "content-disposition",
          "content-encoding",
          "content-language",
          "expires");

  /** What would change what is stored, or ask for something that is not simulated. */
  private static final Set<String> UNKNOWN =
      Set.of("x-amz-copy-source", "x-amz-write-offset-bytes");

  private final S3Request request;
  private final Bucket bucket;
  private final Map<String, String> given;
  private final Checksums checksums = new Checksums();

  S3Upload(S3Request request, Bucket bucket) {
    this.request = request;
    this.bucket = bucket;
    this.given = request.headers();
  }

  StoredObject receive(Instant now) throws S3Error, IOException {
    for (var unknown : UNKNOWN) {
      if (given.containsKey(unknown)) {
        throw S3Error.notImplemented("The header " + unknown);
      }
    }
    var headers = kept();
    var upload = bucket.upload();
    try {
      headers.putAll(body(upload));
      return bucket
          .put(
              request.key(),
              upload,
              checksums.etag(),
              headers,
              there -> Conditions.write(request, there),
              now)
          .orElseThrow(S3Error::precondition);
    } finally {
      Files.deleteIfExists(upload);
    }
  }

  private Map<String, String> kept() throws S3Error {
    var kept = new TreeMap<String, String>();
    var metadata = 0;
    for (var header : given.entrySet()) {
      var name = header.getKey();
      if (name.startsWith(METADATA)) {
        metadata += KeyRules.bytes(name) - METADATA.length() + KeyRules.bytes(header.getValue());
        kept.put(name, header.getValue());
      } else if (KEPT.contains(name)) {
        kept.put(name, header.getValue());
      }
    }
    if (metadata > MOST_METADATA) {
      throw new S3Error(
          400, "MetadataTooLarge", "User metadata has at most " + MOST_METADATA + " bytes.");
    }
    withoutChunks(kept);
    return kept;
  }

  /** How the bytes were sent is no property of the object. */
  private static void withoutChunks(Map<String, String> kept) {
    kept.computeIfPresent(
        "content-encoding",
        (name, value) -> {
          var others =
              Arrays.stream(value.split(",", -1))
                  .map(String::trim)
                  .filter(it -> !it.equalsIgnoreCase("aws-chunked") && !it.isEmpty())
                  .collect(Collectors.joining(","));
          return others.isEmpty() ? null : others;
        });
  }

  /** Takes the body; answers with the checksums that were verified. */
  private Map<String, String> body(Path upload) throws S3Error, IOException {
    var length = length();
    given.keySet().forEach(checksums::expect);
    for (var trailer : given.getOrDefault("x-amz-trailer", "").split(",", -1)) {
      checksums.expect(trailer.trim());
    }
    var in = request.exchange().getInputStream();
    var all = new TreeMap<>(given);
    if (given.getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-")) {
      try (var chunks = new ChunkedBody(in)) {
        copy(chunks, upload, length);
        all.putAll(chunks.trailers());
      }
    } else {
      copy(in, upload, length);
    }
    return checksums.verified(all);
  }

  /** How many bytes the object will have, as its sender says. */
  private long length() throws S3Error {
    var decoded = given.get("x-amz-decoded-content-length");
    var text = decoded == null ? given.get("content-length") : decoded;
    if (text == null) {
      throw new S3Error(411, "MissingContentLength", "PutObject needs a Content-Length.");
    }
    if (!text.matches("\\d{1,18}")) {
      throw S3Error.invalid("The length is no number.");
    }
    var length = Long.parseLong(text);
    if (length > MOST_BYTES) {
      throw new S3Error(400, "EntityTooLarge", "An object has at most " + MOST_BYTES + " bytes.");
    }
    return length;
  }

  private void copy(InputStream in, Path upload, long length) throws S3Error, IOException {
    var total = 0L;
    try (var out = Files.newOutputStream(upload)) {
      var buffer = new byte[BUFFER];
      for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        if (total > length) {
          break;
        }
        checksums.update(buffer, count);
        out.write(buffer, 0, count);
      }
    }
    if (total != length) {
      throw new S3Error(
          400,
          "IncompleteBody",
          String.format(Locale.ROOT, "%d bytes were announced, %d came.", length, total));
    }
  }
}
