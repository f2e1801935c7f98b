// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The MD5 of files that no upload has told, of so many as were asked for last. Thread-safe. */
final class Etags {

  private static final int MOST = 10_000;

  /** The MD5 of a file as it was. */
  private record Tag(Print print, String etag) {}

  private final Map<String, Tag> tags =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tag> eldest) {
          return size() > MOST;
        }
      };

  /** The MD5 of a file, which is read only if it has changed since the last time. */
  String of(String key, Path file, Print print) throws IOException {
    synchronized (tags) {
      var known = tags.get(key);
      if (known != null && known.print.equals(print)) {
        return known.etag;
      }
    }
    var etag = Digests.md5(file);
    synchronized (tags) {
      tags.put(key, new Tag(print, etag));
    }
    return etag;
  }
}
