// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A path-style request: which bucket, which key, which parameters. The key is decoded once and is
 * any text whatever; only its length is held to S3's rule.
 */
final class S3Request {

  private final HttpServerExchange exchange;
  private final String bucket;
  private final String key;
  private final Map<String, String> parameters;

  private S3Request(
      HttpServerExchange exchange, String bucket, String key, Map<String, String> parameters) {
    this.exchange = exchange;
    this.bucket = bucket;
    this.key = key;
    this.parameters = parameters;
  }

  static S3Request of(HttpServerExchange exchange) throws S3Error {
    var path = path(exchange);
    var slash = path.indexOf('/', 1);
    var bucket = decoded(slash < 0 ? path.substring(1) : path.substring(1, slash));
    var key = slash < 0 ? "" : decoded(path.substring(slash + 1));
    if (KeyRules.bytes(key) > KeyRules.MOST_BYTES) {
      throw new S3Error(
          400, "KeyTooLongError", "A key has at most " + KeyRules.MOST_BYTES + " bytes.");
    }
    return new S3Request(exchange, bucket, key, parameters(exchange.getQueryString()));
  }

  /** The path as it was sent: the server's own reading of it cuts at semicolons. */
  private static String path(HttpServerExchange exchange) {
    var uri = exchange.getRequestURI();
    if (exchange.isHostIncludedInRequestURI()) {
      var slash = uri.indexOf('/', uri.indexOf("//") + 2);
      uri = slash < 0 ? "/" : uri.substring(slash);
    }
    return uri.startsWith("/") ? uri : "/" + uri;
  }

  private static Map<String, String> parameters(String query) throws S3Error {
    var all = new TreeMap<String, String>();
    for (var pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        var equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1).replace("+", "%20");
        all.put(decoded(name), decoded(value));
      }
    }
    return all;
  }

  /** Undoes percent-encoding; what is not UTF-8 then is no text. */
  static String decoded(String raw) throws S3Error {
    var bytes = new ByteArrayOutputStream(raw.length());
    for (var i = 0; i < raw.length(); i++) {
      var c = raw.charAt(i);
      if (c != '%') {
        var plain = String.valueOf(c).getBytes(StandardCharsets.ISO_8859_1);
        bytes.write(plain, 0, plain.length);
      } else {
        bytes.write(hex(raw, i + 1) << 4 | hex(raw, i + 2));
        i += 2;
      }
    }
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw new S3Error(400, "InvalidURI", "The path or query is not UTF-8.");
    }
  }

  private static int hex(String raw, int at) throws S3Error {
    var digit = at < raw.length() ? Character.digit(raw.charAt(at), 16) : -1;
    if (digit < 0) {
      throw new S3Error(400, "InvalidURI", "A percent sign without two hexadecimal digits.");
    }
    return digit;
  }

  HttpServerExchange exchange() {
    return exchange;
  }

  String bucket() {
    return bucket;
  }

  String key() {
    return key;
  }

  String method() {
    return exchange.getRequestMethod().toString();
  }

  Map<String, String> parameters() {
    return parameters;
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** All headers, by their names in lower case; of a repeated one the first value. */
  Map<String, String> headers() {
    var all = new TreeMap<String, String>();
    for (var values : exchange.getRequestHeaders()) {
      all.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), values.getFirst());
    }
    return all;
  }
}
