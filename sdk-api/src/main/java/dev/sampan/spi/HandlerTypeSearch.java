// SPDX-License-Identifier: Apache-2.0
package dev.sampan.spi;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/** Walks from a class up to {@code Handler} and fills in the type arguments on the way. */
final class HandlerTypeSearch {

  private static final String HANDLER = "dev.sampan.Handler";
  private static final String REMEDY =
      "Name both types in a class of its own, such as"
          + " 'final class Orders implements Handler<HttpRequest, HttpResponse>'";

  private final Class<?> handler;

  HandlerTypeSearch(Class<?> handler) {
    this.handler = handler;
  }

  HandlerType find() {
    Type[] arguments = arguments(handler, new TypeVariable<?>[0], new Type[0]);
    if (arguments == null) {
      throw refusal("does not implement " + HANDLER);
    }
    if (handler.isHidden() || handler.isSynthetic()) {
      throw refusal("is a lambda, whose type arguments are erased");
    }
    if (arguments.length != 2) {
      throw refusal("implements Handler without type arguments");
    }
    requireInput(arguments[0]);
    requireKnown(arguments[1], arguments[1]);
    return new HandlerType(arguments[0], arguments[1]);
  }

  /** The arguments of Handler as this type has them; empty if raw, null if it is no handler. */
  private Type @Nullable [] arguments(Type type, TypeVariable<?>[] variables, Type[] values) {
    Type[] actual = new Type[0];
    if (type instanceof ParameterizedType generic) {
      actual = substituted(generic.getActualTypeArguments(), variables, values);
    }
    Class<?> raw =
        (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    if (raw.getName().equals(HANDLER)) {
      return actual;
    }
    return aboveOf(raw, actual);
  }

  private Type @Nullable [] aboveOf(Class<?> raw, Type[] actual) {
    // A raw use erases the supertypes' arguments too; its variables stay open and are told so
    // below.
    TypeVariable<?>[] variables =
        actual.length == 0 ? new TypeVariable<?>[0] : raw.getTypeParameters();
    for (Type each : raw.getGenericInterfaces()) {
      Type[] found = arguments(each, variables, actual);
      if (found != null) {
        return found;
      }
    }
    Type superclass = raw.getGenericSuperclass();
    return superclass == null ? null : arguments(superclass, variables, actual);
  }

  private static Type[] substituted(Type[] types, TypeVariable<?>[] variables, Type[] values) {
    Type[] result = new Type[types.length];
    for (int i = 0; i < types.length; i++) {
      result[i] = substituted(types[i], variables, values);
    }
    return result;
  }

  private static Type substituted(Type type, TypeVariable<?>[] variables, Type[] values) {
    for (int i = 0; i < variables.length; i++) {
      if (variables[i].equals(type)) {
        return values[i];
      }
    }
    if (type instanceof ParameterizedType generic && variables.length > 0) {
      Type[] arguments = substituted(generic.getActualTypeArguments(), variables, values);
      return new GenericType((Class<?>) generic.getRawType(), arguments, generic.getOwnerType());
    }
    if (type instanceof GenericArrayType array && variables.length > 0) {
      return GenericType.arrayOf(
          substituted(array.getGenericComponentType(), variables, values), array);
    }
    return type;
  }

  private void requireInput(Type input) {
    requireKnown(input, input);
    HandlerType type = new HandlerType(input, Void.class);
    HandlerShape shape = type.shape();
    boolean wrapper = shape == HandlerShape.EVENT || shape == HandlerShape.BATCH;
    if (wrapper && type.payload() == input) {
      throw refusal("takes a raw " + input.getTypeName());
    }
    if (type.payload() instanceof WildcardType) {
      throw refusal("takes " + input.getTypeName() + ", a wildcard");
    }
  }

  private void requireKnown(Type whole, Type type) {
    if (type instanceof TypeVariable<?>) {
      throw refusal("leaves the type variable of " + whole.getTypeName() + " open");
    }
    if (type instanceof GenericArrayType array) {
      requireKnown(whole, array.getGenericComponentType());
    }
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        requireKnown(whole, argument);
      }
    }
  }

  private IllegalArgumentException refusal(String found) {
    return new IllegalArgumentException(
        handler.getName()
            + " "
            + found
            + ", so what it takes and gives is unknown. "
            + REMEDY
            + ".");
  }
}
