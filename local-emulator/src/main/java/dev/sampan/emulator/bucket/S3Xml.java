// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.bucket;

/** Writes the XML of S3's answers: elements with text, no attributes but the namespace. */
final class S3Xml {

  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  S3Xml root(String name) {
    text.append('<').append(name).append(NAMESPACE).append('>');
    return this;
  }

  S3Xml open(String name) {
    text.append('<').append(name).append('>');
    return this;
  }

  S3Xml close(String name) {
    text.append("</").append(name).append('>');
    return this;
  }

  S3Xml element(String name, Object value) {
    return open(name).escaped(value.toString()).close(name);
  }

  private S3Xml escaped(String value) {
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        default -> plain(c);
      }
    }
    return this;
  }

  /** XML has no form for most control characters; S3 writes their numbers all the same. */
  private void plain(char c) {
    if (c < ' ') {
      text.append("&#").append((int) c).append(';');
    } else {
      text.append(c);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
