// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** One page of ListObjectsV2. */
final class S3Listing {

  private static final int MOST_KEYS = 1000;

  /**
   * One thing on a page.
   *
   * @param text a key, or the beginning that several keys share
   */
  private record Item(String text, boolean common) {}

  private final S3Request request;
  private final Bucket bucket;
  private final String prefix;
  private final String delimiter;
  private final boolean encoded;

  S3Listing(S3Request request, Bucket bucket) throws S3Error {
    this.request = request;
    this.bucket = bucket;
    this.prefix = request.parameter("prefix").orElse("");
    this.delimiter = request.parameter("delimiter").orElse("");
    var encoding = request.parameter("encoding-type");
    this.encoded = encoding.isPresent();
    if (encoded && !encoding.get().equals("url")) {
      throw S3Error.invalid("The encoding-type is url or none.");
    }
  }

  String xml() throws S3Error, IOException {
    var most = maxKeys();
    var items = most == 0 ? List.<Item>of() : items(most + 1);
    var page = items.subList(0, Math.min(most, items.size()));
    var xml = new S3Xml().root("ListBucketResult");
    xml.element("Name", request.bucket()).element("Prefix", text(prefix));
    request.parameter("start-after").ifPresent(it -> xml.element("StartAfter", text(it)));
    request.parameter("continuation-token").ifPresent(it -> xml.element("ContinuationToken", it));
    if (!delimiter.isEmpty()) {
      xml.element("Delimiter", text(delimiter));
    }
    if (encoded) {
      xml.element("EncodingType", "url");
    }
    var truncated = items.size() > page.size();
    xml.element("MaxKeys", most).element("KeyCount", page.size());
    xml.element("IsTruncated", truncated);
    if (truncated) {
      xml.element("NextContinuationToken", token(page.get(page.size() - 1)));
    }
    write(page, xml);
    return xml.close("ListBucketResult").toString();
  }

  private void write(List<Item> page, S3Xml xml) throws IOException {
    for (var item : page) {
      if (item.common) {
        xml.open("CommonPrefixes").element("Prefix", text(item.text)).close("CommonPrefixes");
      } else {
        bucket.find(item.text).ifPresent(it -> object(it, xml));
      }
    }
  }

  private void object(StoredObject object, S3Xml xml) {
    xml.open("Contents")
        .element("Key", text(object.key()))
        .element("LastModified", object.modified())
        .element("ETag", "\"" + object.details().etag() + "\"")
        .element("Size", object.size())
        .element("StorageClass", "STANDARD")
        .close("Contents");
  }

  private int maxKeys() throws S3Error {
    var text = request.parameter("max-keys").orElse("" + MOST_KEYS);
    if (!text.matches("\\d{1,9}")) {
      throw S3Error.invalid("max-keys is a number, 0 or more.");
    }
    return Math.min(Integer.parseInt(text), MOST_KEYS);
  }

  private List<Item> items(int most) throws S3Error, IOException {
    var items = new ArrayList<Item>();
    var keys = bucket.keys();
    var key = first(keys);
    while (key != null && key.startsWith(prefix) && items.size() < most) {
      var item = item(key);
      items.add(item);
      key = item.common ? past(item.text, keys) : keys.higher(key);
    }
    return items;
  }

  private @Nullable String first(NavigableSet<String> keys) throws S3Error {
    var token = request.parameter("continuation-token");
    if (token.isPresent()) {
      var last = itemOf(token.get());
      return last.common ? past(last.text, keys) : keys.higher(last.text);
    }
    var after = request.parameter("start-after").orElse("");
    return Bucket.BY_BYTES.compare(after, prefix) < 0 ? keys.ceiling(prefix) : keys.higher(after);
  }

  /** The first key after all those with a beginning. */
  private static @Nullable String past(String common, NavigableSet<String> keys) {
    var key = keys.ceiling(common);
    while (key != null && key.startsWith(common)) {
      key = keys.higher(key);
    }
    return key;
  }

  private Item item(String key) {
    var at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return at < 0
        ? new Item(key, false)
        : new Item(key.substring(0, at + delimiter.length()), true);
  }

  /** A token says after which item a page ended. */
  private static String token(Item last) {
    var text = (last.common ? "p" : "k") + last.text;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Item itemOf(String token) throws S3Error {
    try {
      var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("p") || text.startsWith("k")) {
        return new Item(text.substring(1), text.startsWith("p"));
      }
    } catch (IllegalArgumentException e) {
      throw noToken();
    }
    throw noToken();
  }

  private static S3Error noToken() {
    return S3Error.invalid("The continuation token is none of this API's.");
  }

  private String text(String key) {
    return encoded ? URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/") : key;
  }
}
