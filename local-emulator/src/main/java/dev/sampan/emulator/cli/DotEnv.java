// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a file of variables. A line is {@code NAME=value}, with {@code export} before it or not;
 * empty lines and those that begin with {@code #} say nothing. A value in single quotes stands as
 * it is; in double quotes it may go over several lines and have {@code \n}, {@code \r}, {@code \t},
 * {@code \"}, {@code \\} and {@code \$}; a bare one ends before {@code " #"}. Nothing is expanded.
 */
final class DotEnv {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Path file;
  private final String text;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private int at;
  private int line = 1;

  private DotEnv(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * The variables of a file, in its order; of two of the same name the last.
   *
   * @throws CommandFailure if it cannot be read, or says something else; with the line
   */
  static Map<String, String> read(Path file) {
    try {
      return new DotEnv(file, Files.readString(file)).variables();
    } catch (NoSuchFileException e) {
      throw new CommandFailure("There is no file " + file + " for --env-file.");
    } catch (MalformedInputException e) {
      throw new CommandFailure(file + " for --env-file is not in UTF-8.");
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + file + " for --env-file: " + e.getMessage());
    }
  }

  private Map<String, String> variables() {
    while (at < text.length()) {
      skipSpace();
      if (!atEndOfLine()) {
        variable();
      }
      endLine();
    }
    return variables;
  }

  private void variable() {
    int begin = at;
    while (at < text.length() && "=\n#".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(begin, at).strip().replaceFirst("^export\\s+", "");
    if (at == text.length() || text.charAt(at) != '=') {
      throw wrong("'" + name + "' has no value; a line is NAME=value");
    }
    if (!NAME.matcher(name).matches()) {
      throw wrong("'" + name + "' is no name of a variable");
    }
    at++;
    skipSpace();
    variables.put(name, value());
  }

  private String value() {
    char first = at < text.length() ? text.charAt(at) : '\n';
    if (first != '\'' && first != '"') {
      return bare();
    }
    int opened = line;
    at++;
    String value = first == '\'' ? quoted() : escaped();
    if (at == text.length()) {
      throw new CommandFailure(file + ":" + opened + ": the quote " + first + " has no end");
    }
    at++;
    skipSpace();
    if (!atEndOfLine()) {
      throw wrong("there is more after the quoted value");
    }
    return value;
  }

  private String bare() {
    int begin = at;
    while (at < text.length() && text.charAt(at) != '\n' && !text.startsWith(" #", at)) {
      at++;
    }
    return text.substring(begin, at).strip();
  }

  private String quoted() {
    int begin = at;
    while (at < text.length() && text.charAt(at) != '\'') {
      count(text.charAt(at++));
    }
    return text.substring(begin, at);
  }

  private String escaped() {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char next = text.charAt(at++);
      count(next);
      boolean escape = next == '\\' && at < text.length();
      value.append(escape ? escape(text.charAt(at++)) : next);
    }
    return value.toString();
  }

  private char escape(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '"', '\\', '$' -> letter;
      default -> throw wrong("there is no escape \\" + letter + "; single quotes need none");
    };
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\ufeff".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean atEndOfLine() {
    return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '#';
  }

  private void endLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
    at++;
    line++;
  }

  private void count(char passed) {
    line += passed == '\n' ? 1 : 0;
  }

  private CommandFailure wrong(String what) {
    return new CommandFailure(file + ":" + line + ": " + what);
  }
}
