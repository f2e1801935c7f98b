// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** One GetObject or HeadObject. */
final class S3Download {

  private static final int BUFFER = 64 * 1024;

  private final S3Request request;
  private final Bucket bucket;

  S3Download(S3Request request, Bucket bucket) {
    this.request = request;
    this.bucket = bucket;
  }

  void send() throws S3Error, IOException {
    var object = bucket.find(request.key()).orElseThrow(() -> S3Error.noSuchKey(request.key()));
    var verdict = Conditions.read(request, object);
    if (verdict == Conditions.Verdict.FAIL) {
      throw S3Error.precondition();
    }
    var headers = request.exchange().getResponseHeaders();
    S3Api.id(request.exchange());
    describe(object, headers);
    if (verdict == Conditions.Verdict.NOT_MODIFIED) {
      request.exchange().setStatusCode(304).endExchange();
      return;
    }
    var header = request.header("Range");
    var range =
        header.isPresent()
            ? ByteRange.of(header.get(), object.size())
            : Optional.<ByteRange>empty();
    if (range.isPresent()) {
      headers.put(Headers.CONTENT_RANGE, range.get().header(object.size()));
      request.exchange().setStatusCode(206);
    }
    body(object, range.orElse(new ByteRange(0, object.size())));
  }

  private void describe(StoredObject object, HeaderMap headers) {
    var details = object.details();
    var ranged = request.header("Range").isPresent();
    details.headers().entrySet().stream()
        .filter(it -> !it.getKey().startsWith(Checksums.PREFIX) || (wantsChecksum() && !ranged))
        .forEach(it -> headers.put(new HttpString(it.getKey()), it.getValue()));
    headers.put(Headers.CONTENT_TYPE, details.contentType());
    headers.put(Headers.ETAG, "\"" + details.etag() + "\"");
    headers.put(Headers.ACCEPT_RANGES, "bytes");
    headers.put(
        Headers.LAST_MODIFIED,
        DateTimeFormatter.RFC_1123_DATE_TIME.format(object.modified().atOffset(ZoneOffset.UTC)));
  }

  private boolean wantsChecksum() {
    return request
        .header("x-amz-checksum-mode")
        .filter(it -> it.equalsIgnoreCase("ENABLED"))
        .isPresent();
  }

  private void body(StoredObject object, ByteRange range) throws IOException {
    var exchange = request.exchange();
    exchange.setResponseContentLength(range.count());
    if (request.method().equals("HEAD")) {
      exchange.endExchange();
      return;
    }
    try (var file = FileChannel.open(object.file());
        var out = exchange.getOutputStream()) {
      file.position(range.from());
      var buffer = ByteBuffer.allocate(BUFFER);
      for (var left = range.count(); left > 0; left -= buffer.limit()) {
        buffer.clear().limit((int) Math.min(BUFFER, left));
        if (file.read(buffer) < 0) {
          throw new EOFException("the file was cut short while it was sent");
        }
        buffer.flip();
        out.write(buffer.array(), 0, buffer.limit());
      }
    }
  }
}
