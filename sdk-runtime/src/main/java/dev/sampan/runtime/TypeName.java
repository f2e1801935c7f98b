// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the name of a type as {@link Type#getTypeName} writes it: {@code
 * java.util.Map<java.lang.String, com.example.Item[]>}.
 */
final class TypeName {

  private final String text;
  private final ClassLoader loader;
  private int at;

  private TypeName(String text, ClassLoader loader) {
    this.text = text;
    this.loader = loader;
  }

  /**
   * The type of the given name.
   *
   * @throws ClassNotFoundException if a class in it is not on the class path
   * @throws IllegalArgumentException if the text is no such name
   */
  static Type parse(String text, ClassLoader loader) throws ClassNotFoundException {
    if (text.indexOf('<') < 0 && text.indexOf('[') < 0) {
      return named(text, loader);
    }
    TypeName name = new TypeName(text, loader);
    Type type = name.type();
    if (name.at != text.length()) {
      throw name.wrong();
    }
    return type;
  }

  private Type type() throws ClassNotFoundException {
    int start = at;
    while (at < text.length() && "<>,[".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    Class<?> raw = named(text.substring(start, at).strip(), loader);
    Type type = skip('<') ? new ParameterizedClass(raw, arguments()) : raw;
    while (skip('[')) {
      if (!skip(']')) {
        throw wrong();
      }
      type = arrayOf(type);
    }
    return type;
  }

  private List<Type> arguments() throws ClassNotFoundException {
    List<Type> arguments = new ArrayList<>();
    do {
      arguments.add(type());
    } while (skip(','));
    if (!skip('>')) {
      throw wrong();
    }
    return arguments;
  }

  private boolean skip(char c) {
    boolean found = at < text.length() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  private Type arrayOf(Type component) {
    if (component instanceof Class<?> raw) {
      return Array.newInstance(raw, 0).getClass();
    }
    return new ArrayOf(component);
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("not a type: " + text + " (at character " + at + ")");
  }

  private static Class<?> named(String name, ClassLoader loader) throws ClassNotFoundException {
    return switch (name) {
      case "byte" -> byte.class;
      case "int" -> int.class;
      case "long" -> long.class;
      case "double" -> double.class;
      case "float" -> float.class;
      case "short" -> short.class;
      case "boolean" -> boolean.class;
      case "char" -> char.class;
      default -> Class.forName(name, false, loader);
    };
  }
}
