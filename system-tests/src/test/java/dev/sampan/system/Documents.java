// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The documents of this checkout, as far as they tell the reader to type something. */
final class Documents {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(?:sh|bash|shell)\\n(.*?)^```");
  private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final Pattern REMARK = Pattern.compile("\\s+#.*$");

  /**
   * A line to type.
   *
   * @param document where it stands
   * @param text the line, continued lines joined, without a prompt and a remark
   */
  record Line(Path document, String text) {

    @Override
    public String toString() {
      return document + ": " + text;
    }

    /** Its words, as a shell takes them; a whole word may stand in single quotes. */
    List<String> words() {
      return WORD.matcher(text)
          .results()
          .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
          .toList();
    }
  }

  private Documents() {}

  static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (var name : List.of("README.md", "CONTRIBUTING.md")) {
      files.add(Checkout.root().resolve(name));
    }
    try (var docs = Files.list(Checkout.root().resolve("docs"))) {
      docs.filter(it -> it.toString().endsWith(".md")).sorted().forEach(files::add);
    }
    return files.stream().filter(Files::exists).toList();
  }

  static List<Line> lines() throws IOException {
    var lines = new ArrayList<Line>();
    for (var file : files()) {
      var blocks = BLOCK.matcher(Files.readString(file));
      while (blocks.find()) {
        CONTINUED
            .matcher(blocks.group(1))
            .replaceAll("")
            .lines()
            .map(it -> REMARK.matcher(it).replaceFirst("").strip())
            .filter(it -> !it.isEmpty() && !it.startsWith("#"))
            .forEach(it -> lines.add(new Line(Checkout.root().relativize(file), it)));
      }
    }
    return lines;
  }

  /** The only line with the given words in it. */
  static Line line(String words) throws IOException {
    var found = lines().stream().filter(it -> it.text().contains(words)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException("one line with '" + words + "' is expected: " + found);
    }
    return found.get(0);
  }

  /** What follows the given start of a word. */
  static String value(Line line, String start) {
    return line.words().stream()
        .filter(it -> it.startsWith(start))
        .map(it -> it.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }
}
