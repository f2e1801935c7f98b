// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.spi.HandlerType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/** Checks the classes that a function names: its handler and its middleware. */
final class ClassCheck {

  private static final String MICRONAUT = "io.micronaut.context.ApplicationContext";
  private static final String STARTUP = "dev.sampan.Startup";
  private static final String MIDDLEWARE = "dev.sampan.Middleware";
  private static final String HANDLER_FORM =
      "a class that implements dev.sampan.Handler with both types named";

  private final ProjectClasses classes;
  private final Report report;

  ClassCheck(ProjectClasses classes, Report report) {
    this.classes = classes;
    this.report = report;
  }

  /** The types of the handler; empty if the report says why not, or if there is no handler. */
  Optional<HandlerType> handler(FunctionSpec function) {
    var key = Report.key(function, "handler");
    return function.handler() == null
        ? Optional.empty()
        : classes.find(function.handler(), key).flatMap(type -> types(type, key));
  }

  private Optional<HandlerType> types(Class<?> type, String key) {
    try {
      var types = HandlerType.of(type);
      constructible(type, key);
      return Optional.of(types);
    } catch (IllegalArgumentException e) {
      report.error(key, String.valueOf(e.getMessage()), "", "");
    } catch (LinkageError | TypeNotPresentException e) {
      var found = type.getName() + ", which refers to a class that is not there (" + e + ")";
      report.error(key, found, HANDLER_FORM, "Add what is missing to the class path.");
    }
    return Optional.empty();
  }

  private void constructible(Class<?> type, String key) {
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      report.error(key, type.getName() + ", which is abstract", "a class to make objects of", "");
    } else if (!classes.has(MICRONAUT) && !hasOwnConstructor(type)) {
      report.error(
          key,
          type.getName() + ", whose constructors all want something",
          "a constructor without parameters or with a Startup",
          "Or put micronaut-inject on the class path to have it injected.");
    }
  }

  private static boolean hasOwnConstructor(Class<?> type) {
    return Arrays.stream(type.getDeclaredConstructors()).anyMatch(ClassCheck::own);
  }

  private static boolean own(Constructor<?> constructor) {
    var parameters = constructor.getParameterTypes();
    return parameters.length == 0
        || (parameters.length == 1 && parameters[0].getName().equals(STARTUP));
  }

  void middleware(FunctionSpec function) {
    for (var i = 0; i < function.middleware().size(); i++) {
      var key = Report.key(function, "middleware[" + i + "]");
      classes.find(function.middleware().get(i), key).ifPresent(type -> middleware(type, key));
    }
  }

  private void middleware(Class<?> type, String key) {
    if (!ProjectClasses.implementsType(type, MIDDLEWARE)) {
      report.error(
          key,
          type.getName() + ", which is no middleware",
          "a class that implements " + MIDDLEWARE,
          "");
    }
  }
}
