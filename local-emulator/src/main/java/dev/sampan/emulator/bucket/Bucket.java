// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

import dev.sampan.platform.manifest.BucketSpec;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One bucket: a directory whose files are objects, and beside them, out of sight, what is known of
 * them and the objects whose keys are no names of files. Thread-safe.
 */
final class Bucket {

  /** Where everything is that is no file of the bucket's; hidden, so no scan sees it. */
  private static final String HIDDEN = ".sampan";

  /** The order of S3: by the bytes of UTF-8. */
  static final Comparator<String> BY_BYTES =
      (one, other) ->
          Arrays.compareUnsigned(
              one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

  private final String name;
  private final Path root;
  private final Path hidden;
  private final DetailsFile details;
  private final BucketScan scan = new BucketScan();
  private final TreeSet<String> unseen = new TreeSet<>(BY_BYTES);
  private final Etags etags = new Etags();
  private final Object lock = new Object();

  private Bucket(String name, Path root) {
    this.name = name;
    this.root = root;
    this.hidden = root.resolve(HIDDEN);
    this.details = new DetailsFile(hidden);
  }

  /**
   * Opens a bucket; makes its directory if there is none.
   *
   * @param project what the bucket's directory is seen from
   */
  static Bucket open(BucketSpec spec, Path project, Instant now) throws IOException {
    var directory = project.resolve(spec.directory());
    Files.createDirectories(directory);
    var bucket = new Bucket(spec.name(), directory.toRealPath());
    Files.createDirectories(bucket.hidden);
    bucket.removeLeftOver();
    bucket.unseen.addAll(bucket.details.keysWithData());
    bucket.scan.begin(DirectoryWalk.files(bucket.root), spec.existing(), now);
    return bucket;
  }

  private void removeLeftOver() throws IOException {
    try (var files = Files.newDirectoryStream(hidden, "*.new")) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  String name() {
    return name;
  }

  Path directory() {
    return root;
  }

  /** A new empty file for bytes that are yet to come. */
  Path upload() throws IOException {
    Files.createDirectories(hidden);
    return Files.createTempFile(hidden, "upload-", ".new");
  }

  /** The object of this key. */
  Optional<StoredObject> find(String key) throws IOException {
    try {
      var file = file(key);
      return file.isEmpty() ? Optional.empty() : Optional.of(found(key, file.get()));
    } catch (NoSuchFileException e) {
      // It was deleted between two steps.
      return Optional.empty();
    }
  }

  private StoredObject found(String key, Path file) throws IOException {
    var print = Print.of(file);
    var known = details.read(key).filter(it -> it.fits(print));
    return new StoredObject(
        file, print, known.isPresent() ? known.get() : guessed(key, file, print));
  }

  private Details guessed(String key, Path file, Print print) throws IOException {
    var type = URLConnection.guessContentTypeFromName(key);
    Map<String, String> headers = type == null ? Map.of() : Map.of(Details.CONTENT_TYPE, type);
    return new Details(key, etags.of(key, file, print), print.size(), print.modified(), headers);
  }

  private Optional<Path> file(String key) {
    var plain =
        KeyRules.place(root, key).filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS));
    return plain.or(() -> Optional.of(details.data(key)).filter(Files::isRegularFile));
  }

  /**
   * Makes an upload an object, in one step for everybody who reads.
   *
   * @param upload the bytes; gone afterwards
   * @param etag their MD5
   * @param allowed whether it may take the place of what is there
   * @return empty if it may not
   */
  Optional<StoredObject> put(
      String key,
      Path upload,
      String etag,
      Map<String, String> headers,
      Predicate<Optional<StoredObject>> allowed,
      Instant now)
      throws IOException {
    synchronized (lock) {
      if (!allowed.test(find(key))) {
        return Optional.empty();
      }
      var file = place(key, upload);
      var print = Print.of(file);
      var known = new Details(key, etag, print.size(), print.modified(), headers);
      details.write(known);
      if (!file.startsWith(hidden)) {
        scan.written(key, print, now);
      }
      return Optional.of(new StoredObject(file, print, known));
    }
  }

  private Path place(String key, Path upload) throws IOException {
    var plain = KeyRules.place(root, key);
    if (plain.isPresent()) {
      try {
        Files.createDirectories(parent(plain.get()));
        var file = move(upload, plain.get());
        Files.deleteIfExists(details.data(key));
        unseen.remove(key);
        return file;
      } catch (FileSystemException e) {
        // Too long a path, or a name that this file system does not take.
        if (!Files.exists(upload)) {
          throw e;
        }
      }
    }
    unseen.add(key);
    return move(upload, details.data(key));
  }

  private static Path move(Path from, Path to) throws IOException {
    return Files.move(
        from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path parent(Path path) {
    var parent = path.getParent();
    return parent == null ? path : parent;
  }

  /** Deletes an object and says what it was; empty if there was none. */
  Optional<StoredObject> delete(String key) throws IOException {
    synchronized (lock) {
      var found = find(key);
      if (found.isPresent()) {
        Files.deleteIfExists(found.get().file());
        details.delete(key);
        unseen.remove(key);
        scan.deleted(key);
        removeEmpty(parent(found.get().file()));
      }
      return found;
    }
  }

  /** A store has no directories: those that are left empty are nobody's. */
  private void removeEmpty(Path directory) throws IOException {
    for (var at = directory; at.startsWith(root) && !at.equals(root); at = parent(at)) {
      if (at.equals(hidden)) {
        return;
      }
      try {
        Files.deleteIfExists(at);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  /** The keys of all objects, in order. */
  NavigableSet<String> keys() throws IOException {
    synchronized (lock) {
      var keys = new TreeSet<>(BY_BYTES);
      keys.addAll(DirectoryWalk.files(root).keySet());
      keys.addAll(unseen);
      return keys;
    }
  }

  /** What has changed since the last look, but for what was changed through this object. */
  List<BucketScan.Found> look(Instant now) throws IOException {
    synchronized (lock) {
      Files.createDirectories(hidden);
      return scan.look(DirectoryWalk.files(root), now);
    }
  }

  /** What was found could not be told; the next look finds it again. */
  void untold(BucketScan.Found found, Instant now) {
    synchronized (lock) {
      scan.untold(found, now);
    }
  }
}
