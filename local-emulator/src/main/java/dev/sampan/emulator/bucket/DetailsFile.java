// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the {@link Details} of objects in a hidden directory, a file of JSON for each. */
final class DetailsFile {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END = ".json";

  private final Path directory;

  /** Details in this directory, which is there. */
  DetailsFile(Path directory) {
    this.directory = directory;
  }

  /** Where the bytes of an object are that cannot be a file of its own name. */
  Path data(String key) {
    return directory.resolve(hash(key) + ".data");
  }

  Optional<Details> read(String key) {
    return read(directory.resolve(hash(key) + END)).filter(it -> it.key().equals(key));
  }

  void write(Details details) throws IOException {
    var json = JSON.createObjectNode();
    json.put("key", details.key()).put("etag", details.etag());
    json.put("size", details.size()).put("modified", details.modified());
    var headers = json.putObject("headers");
    details.headers().forEach(headers::put);
    var fresh = Files.createTempFile(directory, "details-", ".new");
    Files.write(fresh, JSON.writeValueAsBytes(json));
    var file = directory.resolve(hash(details.key()) + END);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete(String key) throws IOException {
    Files.deleteIfExists(directory.resolve(hash(key) + END));
  }

  /** The keys of all objects whose bytes are here too. */
  List<String> keysWithData() throws IOException {
    var keys = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(directory, "*" + END)) {
      for (var file : files) {
        read(file)
            .filter(it -> Files.isRegularFile(data(it.key())))
            .ifPresent(it -> keys.add(it.key()));
      }
    }
    return keys;
  }

  private static Optional<Details> read(Path file) {
    try {
      var json = JSON.readTree(Files.readAllBytes(file));
      var headers = new TreeMap<String, String>();
      for (var header : json.path("headers").properties()) {
        headers.put(header.getKey(), header.getValue().asText());
      }
      return Optional.of(
          new Details(
              json.path("key").asText(),
              json.path("etag").asText(),
              json.path("size").asLong(),
              json.path("modified").asLong(),
              headers));
    } catch (IOException e) {
      // Details that were never written, or not to their end, are as good as none.
      return Optional.empty();
    }
  }

  private static String hash(String key) {
    return HexFormat.of().formatHex(Digests.sha256(key.getBytes(StandardCharsets.UTF_8)));
  }
}
