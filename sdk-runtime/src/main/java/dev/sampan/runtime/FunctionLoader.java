// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Handler;
import dev.sampan.Lifecycle;
import dev.sampan.Middleware;
import dev.sampan.runtime.json.JacksonCodec;
import dev.sampan.spi.HandlerType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a function of its entry in the index: handler, middleware and types. */
final class FunctionLoader {

  private final FunctionStartup startup;
  private final FunctionEntry entry;
  private final ClassLoader loader;
  private final ObjectFactory factory;

  FunctionLoader(FunctionStartup startup) {
    this.startup = startup;
    this.entry = startup.entry();
    this.loader = startup.environment().loader();
    this.factory = new ObjectFactory(startup, loader);
  }

  /** The entry of the function that this instance runs. */
  static FunctionEntry choose(Environment environment) throws InitException {
    FunctionIndex index = FunctionIndex.read(environment.loader());
    String wanted = environment.variables().get("SAMPAN_FUNCTION");
    if (wanted != null && !wanted.isBlank()) {
      return index.function(wanted.strip());
    }
    List<String> names = index.names();
    if (names.size() != 1) {
      throw new InitException(
          "Sampan.ConfigFunction",
          "The index has "
              + names.size()
              + " functions "
              + names
              + ": name one of them in the environment variable SAMPAN_FUNCTION.");
    }
    return index.function(names.get(0));
  }

  LoadedFunction load() throws InitException {
    return load(factory.create(entry.handler(), Handler.class));
  }

  /** Loads the function around a handler that is there already. */
  @SuppressWarnings("unchecked")
  LoadedFunction load(Object handler) throws InitException {
    if (!(handler instanceof Handler)) {
      throw ObjectFactory.refused(
          handler.getClass(), "does not implement " + Handler.class.getName(), "implement it");
    }
    HandlerType type = type(handler.getClass());
    Handler<Object, @Nullable Object> typed = (Handler<Object, @Nullable Object>) handler;
    List<Middleware> middleware = middleware();
    for (Middleware each : middleware) {
      init(each);
    }
    init(handler);
    return new LoadedFunction(startup, type, typed, middleware, new JacksonCodec());
  }

  /** What made objects by injection, to be closed at the end; null if nothing did. */
  @Nullable AutoCloseable toClose() {
    return factory.toClose();
  }

  private List<Middleware> middleware() throws InitException {
    List<Middleware> middleware = new ArrayList<>(entry.middleware().size());
    for (String name : entry.middleware()) {
      middleware.add((Middleware) factory.create(name, Middleware.class));
    }
    return middleware;
  }

  private void init(Object object) throws InitException {
    if (object instanceof Lifecycle life) {
      try {
        life.init(startup);
      } catch (Exception | LinkageError | StackOverflowError e) {
        throw ObjectFactory.threw(object.getClass(), "init hook", e);
      }
    }
  }

  /** The types of the index; those that only reflection can tell otherwise. */
  private HandlerType type(Class<?> handler) throws InitException {
    String input = entry.input();
    String output = entry.output();
    boolean plain = input != null && output != null && (input + output).indexOf('?') < 0;
    if (input != null && output != null && plain) {
      return new HandlerType(parsed(input), parsed(output));
    }
    try {
      return HandlerType.of(handler);
    } catch (IllegalArgumentException | TypeNotPresentException e) {
      throw new InitException("Sampan.ConfigHandler", String.valueOf(e.getMessage()), e);
    }
  }

  private Type parsed(String name) throws InitException {
    try {
      return TypeName.parse(name, loader);
    } catch (ClassNotFoundException | LinkageError | IllegalArgumentException e) {
      throw new InitException(
          "Sampan.ConfigIndex",
          "The index says that "
              + entry.handler()
              + " takes or gives "
              + name
              + ", which cannot be loaded ("
              + e
              + "): build the project anew, and package the jar that holds the type.",
          e);
    }
  }
}
