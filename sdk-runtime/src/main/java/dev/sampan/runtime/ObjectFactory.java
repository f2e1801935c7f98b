// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Startup;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes handlers and middleware: by a constructor {@code (Startup)}, else {@code ()}, else by
 * Micronaut Inject, if that is on the class path. Not thread-safe.
 */
final class ObjectFactory {

  private final FunctionStartup startup;
  private final ClassLoader loader;
  private @Nullable InjectedObjects injected;

  ObjectFactory(FunctionStartup startup, ClassLoader loader) {
    this.startup = startup;
    this.loader = loader;
  }

  /**
   * A new object of the named class.
   *
   * @param wanted what the class must be, such as {@code Handler.class}
   * @throws InitException if there is no such class, it isn't what is wanted, or user code threw
   */
  Object create(String className, Class<?> wanted) throws InitException {
    Class<?> type = load(className, wanted);
    if (!wanted.isAssignableFrom(type)) {
      throw refused(
          type, "does not implement " + wanted.getName(), "implement it, or name another");
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw refused(type, "is abstract", "name a class that can be made");
    }
    try {
      return create(type);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      throw threw(type, "constructor", thrown);
    } catch (ExceptionInInitializerError e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      throw threw(type, "static initialiser", thrown);
    } catch (LinkageError e) {
      throw threw(type, "class path", e);
    } catch (ReflectiveOperationException e) {
      throw refused(type, "cannot be made: " + e, "give it a constructor () or (Startup)");
    }
  }

  /** What made objects by injection, to be closed at the end; null if nothing did. */
  @Nullable AutoCloseable toClose() {
    return injected;
  }

  private Class<?> load(String className, Class<?> wanted) throws InitException {
    String role = wanted.getSimpleName().toLowerCase(Locale.ROOT);
    try {
      return Class.forName(className, false, loader);
    } catch (ClassNotFoundException e) {
      throw new InitException(
          "Sampan.ConfigHandler",
          "The "
              + role
              + " "
              + className
              + " of function \""
              + startup.function()
              + "\" is not on the class path: correct its name in sampan.yaml, or package the jar"
              + " that holds it.",
          e);
    } catch (LinkageError e) {
      throw new InitException(
          e.getClass().getName(), "The " + role + " " + className + " cannot be loaded: " + e, e);
    }
  }

  private Object create(Class<?> type) throws ReflectiveOperationException, InitException {
    Constructor<?> plain = null;
    Constructor<?>[] constructors = type.getDeclaredConstructors();
    for (Constructor<?> each : constructors) {
      Class<?>[] parameters = each.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Startup.class) {
        return open(each).newInstance(startup);
      }
      plain = parameters.length == 0 ? each : plain;
    }
    return plain == null ? inject(type, constructors) : open(plain).newInstance();
  }

  private static Constructor<?> open(Constructor<?> constructor) {
    constructor.setAccessible(true);
    return constructor;
  }

  private Object inject(Class<?> type, Constructor<?>[] constructors) throws InitException {
    if (!isMicronautThere()) {
      throw refused(
          type,
          "has no constructor () or (Startup), only " + constructors[0],
          "add one, or put io.micronaut:micronaut-inject on the class path to have it injected");
    }
    InjectedObjects objects = injected;
    if (objects == null) {
      objects = InjectedObjects.start(startup, loader);
      injected = objects;
    }
    return objects.get(type);
  }

  private boolean isMicronautThere() {
    try {
      Class.forName("io.micronaut.context.ApplicationContext", false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  static InitException threw(Class<?> type, String where, Throwable thrown) {
    return new InitException(
        thrown.getClass().getName(),
        type.getName() + ": its " + where + " failed with " + thrown,
        thrown);
  }

  static InitException refused(Class<?> type, String found, String remedy) {
    return new InitException(
        "Sampan.ConfigHandler", type.getName() + " " + found + ": " + remedy + ".");
  }
}
