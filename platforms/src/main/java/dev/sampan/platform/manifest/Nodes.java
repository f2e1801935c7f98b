// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What a node of YAML is, in words. */
final class Nodes {

  private static final int LONGEST = 60;

  private Nodes() {}

  /** The line on which it starts, from 1; 0 if it is not known. */
  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  static boolean text(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
  }

  static boolean nothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  static String value(Node node) {
    return ((ScalarNode) node).getValue();
  }

  static String words(Node node) {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (!(node instanceof ScalarNode)) {
      return "a list";
    }
    if (nothing(node)) {
      return "nothing";
    }
    return text(node) ? quoted(value(node)) : quoted(value(node)) + " (" + type(node) + ")";
  }

  static String quoted(String text) {
    var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    var quoted = new StringBuilder("\"");
    shown
        .codePoints()
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(quoted::appendCodePoint);
    return quoted.append('"').toString();
  }

  private static String type(Node node) {
    if (node.getTag().equals(Tag.BOOL)) {
      return "a truth value";
    }
    return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)
        ? "a number"
        : "tagged " + node.getTag().getValue();
  }
}
