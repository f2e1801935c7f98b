// SPDX-License-Identifier: Apache-2.0
package dev.sampan.spi;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A generic type whose variables were filled in; equal to the JDK's own of the same parts. */
final class GenericType implements ParameterizedType {

  private final Class<?> raw;
  private final Type[] arguments;
  private final @Nullable Type owner;

  GenericType(Class<?> raw, Type[] arguments, @Nullable Type owner) {
    this.raw = raw;
    this.arguments = arguments.clone();
    this.owner = owner;
  }

  /** The array of a component that may have become a class. */
  static Type arrayOf(Type component, GenericArrayType unchanged) {
    if (component instanceof Class<?> type) {
      return Array.newInstance(type, 0).getClass();
    }
    return unchanged.getGenericComponentType().equals(component)
        ? unchanged
        : new GenericArray(component);
  }

  @Override
  public Type[] getActualTypeArguments() {
    return arguments.clone();
  }

  @Override
  public Type getRawType() {
    return raw;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return owner;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ParameterizedType that
        && raw.equals(that.getRawType())
        && Objects.equals(owner, that.getOwnerType())
        && Arrays.equals(arguments, that.getActualTypeArguments());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(arguments) ^ Objects.hashCode(owner) ^ raw.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(raw.getName()).append('<');
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(arguments[i].getTypeName());
    }
    return text.append('>').toString();
  }

  private record GenericArray(Type component) implements GenericArrayType {

    @Override
    public Type getGenericComponentType() {
      return component;
    }

    @Override
    public String toString() {
      return component.getTypeName() + "[]";
    }
  }
}
