// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Suggestion {

  private static final int LONGEST = 64;

  private Suggestion() {}

  /** "Did you mean x?", or nothing if no word is near. */
  static String of(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "Did you mean " + near + "?").orElse("");
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    var best = Optional.<String>empty();
    var least = Math.max(1, word.length() / 3) + 1;
    for (var candidate : known) {
      var distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** The fewest single-letter edits and swaps of neighbours from one word to the other. */
  private static int distance(String from, String to) {
    if (from.length() > LONGEST) {
      return LONGEST;
    }
    var before = new int[to.length() + 1];
    var last = new int[to.length() + 1];
    Arrays.setAll(last, i -> i);
    for (var i = 1; i <= from.length(); i++) {
      var row = new int[to.length() + 1];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
        if (swapped(from, i, to, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      before = last;
      last = row;
    }
    return last[to.length()];
  }

  private static boolean swapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
