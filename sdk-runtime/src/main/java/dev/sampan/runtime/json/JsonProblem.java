// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.sampan.FunctionException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON text, and where, without the names of packages. */
final class JsonProblem {

  private JsonProblem() {}

  /**
   * What is wrong with a text.
   *
   * @throws FunctionException if the constructor of a payload threw one: its author said what the
   *     failure means
   */
  static IllegalArgumentException reading(IOException e) {
    if (e instanceof ValueInstantiationException refused) {
      if (refused.getCause() instanceof FunctionException meant) {
        throw meant;
      }
      return problem("a value that is not accepted" + at(refused), e);
    }
    if (e instanceof MismatchedInputException wrong) {
      String expected = expected(wrong.getTargetType());
      return problem("expected " + expected + at(wrong), e);
    }
    if (e instanceof JsonMappingException wrong) {
      return problem("a value that does not fit" + at(wrong), e);
    }
    if (e instanceof JsonEOFException) {
      return problem("it ends too soon", e);
    }
    if (e instanceof JacksonException broken) {
      return problem("not JSON" + position(broken), e);
    }
    return problem("it cannot be read", e);
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    boolean text = type == String.class || type.isEnum() || type.getName().startsWith("java.time.");
    return text ? "a text of the right form" : "an object";
  }

  /** Why a value cannot be written. */
  static IllegalArgumentException writing(Object value, IOException e) {
    String type = value.getClass().getName();
    String why = e instanceof JacksonException jackson ? firstLine(jackson) : e.toString();
    return problem(type + " cannot be written as JSON: " + why, e);
  }

  private static IllegalArgumentException problem(String message, Throwable cause) {
    return new IllegalArgumentException(message, cause);
  }

  private static String firstLine(JacksonException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static String position(JacksonException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String at(JsonMappingException e) {
    String path = path(e.getPath());
    return path.isEmpty() ? "" : " at " + path;
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference each : references) {
      if (each.getFieldName() == null) {
        path.append('[').append(each.getIndex()).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(each.getFieldName());
      }
    }
    return path.toString();
  }
}
