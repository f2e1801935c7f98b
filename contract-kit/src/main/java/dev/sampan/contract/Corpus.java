// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wire corpus: golden files of each platform's native requests and replies beside the portable
 * form that they stand for.
 *
 * <p>Adapters read the native requests and write the native replies; the writers and readers of
 * {@code platforms} do the opposite, against the same files. What the files hold is told in {@code
 * dev/sampan/contract/corpus/README.md}.
 *
 * <pre>{@code
 * for (CorpusCase each : Corpus.cases("lambda", "http")) {
 *   var event = each.nativeRequest().body();
 *   var expected = each.portable().get("received");
 * }
 * }</pre>
 */
public final class Corpus {

  private static final String ROOT = "corpus/";

  private Corpus() {}

  /** All cases, in the order of the corpus's index. */
  public static List<CorpusCase> all() {
    return text("index").lines().filter(line -> !line.isBlank()).map(CorpusCase::of).toList();
  }

  /**
   * The cases of one platform and kind, in the order of the index; empty if there are none.
   *
   * @param platform {@code lambda}, {@code scf} or {@code cloudrun}
   * @param kind what reaches the function, such as {@code http}, {@code native} or {@code queue}
   */
  public static List<CorpusCase> cases(String platform, String kind) {
    return all().stream()
        .filter(each -> each.platform().equals(platform) && each.kind().equals(kind))
        .toList();
  }

  /**
   * One case by its path, such as {@code lambda/http/get}.
   *
   * @throws IllegalArgumentException if there is no such case
   */
  public static CorpusCase get(String path) {
    return all().stream()
        .filter(each -> each.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no case in the corpus: " + path));
  }

  static String text(String path) {
    return new String(require(path), StandardCharsets.UTF_8);
  }

  static byte[] require(String path) {
    var bytes = find(path);
    if (bytes == null) {
      throw new IllegalArgumentException("no file in the corpus: " + path);
    }
    return bytes;
  }

  static byte @Nullable [] find(String path) {
    try (InputStream in = Corpus.class.getResourceAsStream(ROOT + path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
