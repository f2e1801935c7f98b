// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of text in columns as wide as their widest cell. Cells may hold colours. */
final class Table {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  List<String> lines() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - width(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return COLOUR.matcher(cell).replaceAll("").length();
  }
}
