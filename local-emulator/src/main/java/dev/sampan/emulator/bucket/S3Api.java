// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import dev.sampan.emulator.bucket.ChunkedBody.MalformedBody;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A small part of Amazon's S3 API over {@link Buckets}, path-style: PutObject, GetObject,
 * HeadObject, DeleteObject and ListObjectsV2. Everything else is refused with 501. Any credentials
 * will do, as none are looked at.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html">AWS: actions
 *     of S3</a>
 */
public final class S3Api implements HttpHandler {

  /** Requests beyond this many at a time are told to slow down, as S3 does. */
  private static final int MOST_AT_A_TIME = 64;

  private static final int SECONDS_TO_TELL = 30;

  /**
   * What may stand in a query besides what an operation takes: signatures, and whose call it is.
   */
  private static final Set<String> HARMLESS = Set.of("x-id");

  private static final Set<String> OF_LISTS =
      Set.of(
          "list-type",
          "prefix",
          "delimiter",
          "continuation-token",
          "start-after",
          "max-keys",
          "encoding-type",
          "fetch-owner");

  private final Buckets buckets;
  private final Executor threads;
  private final Semaphore room = new Semaphore(MOST_AT_A_TIME);

  /**
   * An API over buckets.
   *
   * @param buckets the buckets
   * @param threads for the requests, each of which waits for its sender and for the disk
   */
  public S3Api(Buckets buckets, Executor threads) {
    this.buckets = buckets;
    this.threads = threads;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    if (!room.tryAcquire()) {
      refuse(exchange, new S3Error(503, "SlowDown", "Too many requests at a time."));
      return;
    }
    exchange.addExchangeCompleteListener(
        (it, next) -> {
          room.release();
          next.proceed();
        });
    exchange.dispatch(threads, () -> answer(exchange));
  }

  private void answer(HttpServerExchange exchange) {
    try {
      exchange.startBlocking();
      answer(S3Request.of(exchange));
    } catch (S3Error e) {
      refuse(exchange, e);
    } catch (MalformedBody e) {
      refuse(exchange, new S3Error(400, "IncompleteBody", String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException e) {
      // Nobody is there to hear of it if the sender went away.
      refuse(exchange, new S3Error(500, "InternalError", "The emulator failed: " + e));
    }
  }

  private void answer(S3Request request) throws S3Error, IOException {
    if (request.bucket().isEmpty()) {
      throw S3Error.notImplemented(request.method() + " without a bucket");
    }
    var bucket =
        buckets
            .find(request.bucket())
            .orElseThrow(() -> new S3Error(404, "NoSuchBucket", noSuchBucket(request)));
    if (request.key().isEmpty()) {
      ofBucket(request, bucket);
    } else {
      ofObject(request, bucket);
    }
  }

  private String noSuchBucket(S3Request request) {
    return "There is no bucket "
        + request.bucket()
        + "; sampan.yaml names "
        + String.join(", ", buckets.names())
        + ". Add it there under buckets:";
  }

  private static void ofBucket(S3Request request, Bucket bucket) throws S3Error, IOException {
    var list = request.parameter("list-type").equals(Optional.of("2"));
    if (!request.method().equals("GET") || !list) {
      throw S3Error.notImplemented(request.method() + " of a bucket other than ListObjectsV2");
    }
    requireNothingElse(request, OF_LISTS);
    var xml = new S3Listing(request, bucket).xml();
    send(request.exchange(), 200, xml);
  }

  private void ofObject(S3Request request, Bucket bucket) throws S3Error, IOException {
    var multipart = request.parameters().keySet().stream().anyMatch(S3Api::isMultipart);
    if (multipart) {
      throw S3Error.notImplemented("Multipart upload");
    }
    requireNothingElse(request, Set.of());
    switch (request.method()) {
      case "GET", "HEAD" -> new S3Download(request, bucket).send();
      case "PUT" -> put(request, bucket);
      case "DELETE" -> delete(request, bucket);
      default -> throw S3Error.notImplemented(request.method() + " of an object");
    }
  }

  private static boolean isMultipart(String parameter) {
    return Set.of("uploads", "uploadId", "partNumber").contains(parameter);
  }

  /** What is not known might ask for something else than what would be done. */
  private static void requireNothingElse(S3Request request, Set<String> known) throws S3Error {
    for (var name : request.parameters().keySet()) {
      if (!known.contains(name) && !HARMLESS.contains(name) && !name.startsWith("X-Amz-")) {
        throw S3Error.notImplemented("The query parameter " + name);
      }
    }
  }

  private void put(S3Request request, Bucket bucket) throws S3Error, IOException {
    var object = new S3Upload(request, bucket).receive(buckets.now());
    told(buckets.created(bucket, object));
    var headers = request.exchange().getResponseHeaders();
    headers.put(Headers.ETAG, "\"" + object.details().etag() + "\"");
    object.details().headers().entrySet().stream()
        .filter(it -> it.getKey().startsWith(Checksums.PREFIX))
        .forEach(it -> headers.put(new HttpString(it.getKey()), it.getValue()));
    end(request.exchange(), 200);
  }

  private void delete(S3Request request, Bucket bucket) throws S3Error, IOException {
    if (request.header("If-Match").isPresent()) {
      throw S3Error.notImplemented("A conditional DeleteObject");
    }
    if (bucket.delete(request.key()).isPresent()) {
      told(buckets.deleted(bucket, request.key()));
    }
    end(request.exchange(), 204);
  }

  /** What was not told is not acknowledged: the sender tries again, and then it is told. */
  private static void told(CompletableFuture<@Nullable Void> telling) throws S3Error {
    try {
      telling.get(SECONDS_TO_TELL, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new S3Error(503, "ServiceUnavailable", "The emulator is ending.");
    } catch (ExecutionException | TimeoutException e) {
      throw new S3Error(
          503, "ServiceUnavailable", "The change was made, but its event not recorded: " + e);
    }
  }

  private static void end(HttpServerExchange exchange, int status) {
    id(exchange);
    exchange.setStatusCode(status).endExchange();
  }

  private static void send(HttpServerExchange exchange, int status, String xml) {
    id(exchange);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/xml");
    exchange.setStatusCode(status);
    exchange.getResponseSender().send(ByteBuffer.wrap(xml.getBytes(StandardCharsets.UTF_8)));
  }

  static String id(HttpServerExchange exchange) {
    var id = UUID.randomUUID().toString();
    exchange.getResponseHeaders().put(new HttpString("x-amz-request-id"), id);
    return id;
  }

  private static void refuse(HttpServerExchange exchange, S3Error error) {
    if (exchange.isResponseStarted()) {
      // A cut connection is the one way left to say that what was sent is not all.
      exchange.endExchange();
      return;
    }
    exchange.setPersistent(false);
    if (exchange.getRequestMethod().equalToString("HEAD")) {
      end(exchange, error.status());
      return;
    }
    var xml =
        new S3Xml()
            .open("Error")
            .element("Code", error.code())
            .element("Message", error.text())
            .element("Resource", exchange.getRequestURI())
            .element("RequestId", id(exchange))
            .close("Error");
    send(exchange, error.status(), xml.toString());
  }
}
