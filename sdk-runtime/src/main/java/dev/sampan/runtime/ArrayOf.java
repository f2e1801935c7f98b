// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;

/** An array of a class with type arguments. */
final class ArrayOf implements GenericArrayType {

  private final Type component;

  ArrayOf(Type component) {
    this.component = component;
  }

  @Override
  public Type getGenericComponentType() {
    return component;
  }

  @Override
  public String toString() {
    return component.getTypeName() + "[]";
  }
}
