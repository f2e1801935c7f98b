// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class with type arguments. */
final class ParameterizedClass implements ParameterizedType {

  private final Class<?> raw;
  private final List<Type> arguments;

  ParameterizedClass(Class<?> raw, List<Type> arguments) {
    this.raw = raw;
    this.arguments = List.copyOf(arguments);
  }

  @Override
  public Type[] getActualTypeArguments() {
    return arguments.toArray(new Type[0]);
  }

  @Override
  public Type getRawType() {
    return raw;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return raw.getDeclaringClass();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(raw.getTypeName()).append('<');
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(arguments.get(i).getTypeName());
    }
    return text.append('>').toString();
  }
}
