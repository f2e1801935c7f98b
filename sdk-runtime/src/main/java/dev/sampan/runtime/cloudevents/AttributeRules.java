// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Set;

/** The rules for names and values of context attributes, CloudEvents 1.0.2 section 3. */
final class AttributeRules {
  /** What the specification itself names; every other name is an extension's. */
  static final Set<String> CORE =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "datacontenttype",
          "dataschema",
          "subject",
          "time");

  private AttributeRules() {}

  static String name(String name) {
    if (name.isEmpty() || name.equals("data")) {
      throw BadCloudEvent.broken(printable(name), "is not a name for an attribute");
    }
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
        throw BadCloudEvent.broken(
            printable(name), "name must consist of lower-case letters a to z and digits");
      }
    }
    return name;
  }

  static String extensionName(String name) {
    if (CORE.contains(name(name))) {
      throw BadCloudEvent.broken(name, "is an attribute of the core, not an extension");
    }
    return name;
  }

  static String nonEmpty(String attribute, String value) {
    if (value.isEmpty()) {
      throw BadCloudEvent.broken(attribute, "must not be empty");
    }
    return string(attribute, value);
  }

  /** Any String: no control character, no non-character, no lone surrogate. */
  static String string(String attribute, String value) {
    for (int at = 0; at < value.length(); at++) {
      int c = value.codePointAt(at);
      if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
        throw BadCloudEvent.broken(attribute, "must not contain control characters");
      }
      if ((c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) {
        throw BadCloudEvent.broken(attribute, "must not contain surrogates or non-characters");
      }
      at += Character.charCount(c) - 1;
    }
    return value;
  }

  static URI uriReference(String attribute, String value) {
    nonEmpty(attribute, value);
    for (int at = 0; at < value.length(); at++) {
      if (value.charAt(at) > 0x7E) {
        throw BadCloudEvent.broken(attribute, "must be a URI-reference, in ASCII");
      }
    }
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw BadCloudEvent.broken(attribute, "must be a URI-reference");
    }
  }

  static URI absoluteUri(String attribute, String value) {
    URI uri = uriReference(attribute, value);
    if (!uri.isAbsolute()) {
      throw BadCloudEvent.broken(attribute, "must be an absolute URI");
    }
    return uri;
  }

  /** The canonical String form of an extension's value, which also proves that its type is one. */
  static String text(String attribute, Object value) {
    if (value instanceof String string) {
      return string(attribute, string);
    }
    if (value instanceof OffsetDateTime time) {
      return Timestamps.format(attribute, time);
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof URI uri) {
      return uriReference(attribute, uri.toString()).toString();
    }
    if (value instanceof Boolean || value instanceof Integer) {
      return value.toString();
    }
    throw BadCloudEvent.broken(
        attribute,
        "type must be Boolean, Integer (32 bits), String, Binary, URI or Timestamp, not "
            + value.getClass().getSimpleName());
  }

  /** A name as an error may show it, whatever the sender put into it. */
  static String printable(String name) {
    return HeaderText.encode(name.length() > 40 ? name.substring(0, 40) + "…" : name);
  }
}
