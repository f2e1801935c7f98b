// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of an object besides its bytes.
 *
 * @param key the object's key
 * @param etag the MD5 of its bytes, in hexadecimal digits
 * @param size of the bytes that this is true of
 * @param modified when the file with those bytes was modified, in nanoseconds since 1970
 * @param headers what a reader gets back: content type, user metadata and such, by their names in
 *     lower case
 */
record Details(String key, String etag, long size, long modified, Map<String, String> headers) {

  static final String CONTENT_TYPE = "content-type";

  Details {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  /** Whether it is true of this file still. */
  boolean fits(Print print) {
    return print.size() == size && print.modified() == modified;
  }

  String contentType() {
    return headers.getOrDefault(CONTENT_TYPE, "application/octet-stream");
  }
}
