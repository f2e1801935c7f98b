// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.json;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A record of texts, numbers, truth values, and lists, maps and records of them, in which Jackson
 * would find nothing but its components: no annotation, interface, getter or second constructor.
 * Such a record needs no data binding.
 */
final class PlainRecord {

  private static final ConcurrentMap<Class<?>, PlainRecord> KNOWN = new ConcurrentHashMap<>();
  private static final PlainRecord NONE = new PlainRecord(null, new RecordComponent[0]);

  private static final Set<Class<?>> SCALARS =
      Set.of(
          String.class,
          boolean.class,
          Boolean.class,
          int.class,
          Integer.class,
          long.class,
          Long.class,
          double.class,
          Double.class);

  private final @Nullable Constructor<?> constructor;
  private final String[] names;
  private final Type[] types;
  private final Method[] accessors;

  private PlainRecord(@Nullable Constructor<?> constructor, RecordComponent[] components) {
    this.constructor = constructor;
    this.names = new String[components.length];
    this.types = new Type[components.length];
    this.accessors = new Method[components.length];
    for (int i = 0; i < components.length; i++) {
      names[i] = components[i].getName();
      types[i] = components[i].getGenericType();
      accessors[i] = components[i].getAccessor();
    }
  }

  /** Whether values of a type can be read without data binding. */
  static boolean isPlain(Type type) {
    return isPlain(type, new HashSet<>());
  }

  private static boolean isPlain(Type type, Set<Class<?>> around) {
    if (type instanceof Class<?> raw) {
      return SCALARS.contains(raw) || (raw.isRecord() && of(raw, around) != NONE);
    }
    return type instanceof ParameterizedType generic
        && isPlain(generic.getRawType(), generic.getActualTypeArguments(), around);
  }

  private static boolean isPlain(Type raw, Type[] arguments, Set<Class<?>> around) {
    if (raw == List.class) {
      return isPlain(arguments[0], around);
    }
    return raw == Map.class && arguments[0] == String.class && isPlain(arguments[1], around);
  }

  /** What is known of a record's class; null if it is not plain. */
  static @Nullable PlainRecord of(Class<?> type) {
    PlainRecord found = of(type, new HashSet<>());
    return found == NONE ? null : found;
  }

  private static PlainRecord of(Class<?> type, Set<Class<?>> around) {
    PlainRecord known = KNOWN.get(type);
    if (known == null) {
      known = examined(type, around);
      KNOWN.put(type, known);
    }
    return known;
  }

  /** A record within itself is left to data binding. */
  private static PlainRecord examined(Class<?> type, Set<Class<?>> around) {
    if (!around.add(type) || !isBare(type)) {
      return NONE;
    }
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent each : components) {
      if (isAnnotated(each) || !isPlain(each.getGenericType(), around)) {
        return NONE;
      }
    }
    around.remove(type);
    return opened(type.getDeclaredConstructors()[0], components);
  }

  private static PlainRecord opened(Constructor<?> constructor, RecordComponent[] components) {
    PlainRecord record = new PlainRecord(constructor, components);
    boolean open = constructor.trySetAccessible();
    for (AccessibleObject each : record.accessors) {
      open = open && each.trySetAccessible();
    }
    return open ? record : NONE;
  }

  private static boolean isBare(Class<?> type) {
    Constructor<?>[] constructors = type.getDeclaredConstructors();
    return constructors.length == 1
        && constructors[0].getParameterCount() > 0
        && type.getInterfaces().length == 0
        && !isAnnotated(type)
        && !isAnnotated(constructors[0])
        && !isAnnotated(constructors[0].getParameters())
        && !isAnnotated(type.getDeclaredFields())
        && !isAnnotated(type.getDeclaredMethods())
        && !hasFurtherProperties(type);
  }

  private static boolean isAnnotated(AnnotatedElement element) {
    return element.getDeclaredAnnotations().length > 0;
  }

  private static boolean isAnnotated(AnnotatedElement[] elements) {
    for (AnnotatedElement each : elements) {
      if (isAnnotated(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFurtherProperties(Class<?> type) {
    for (Method each : type.getDeclaredMethods()) {
      String name = each.getName();
      boolean named = name.startsWith("get") || name.startsWith("is") || name.startsWith("set");
      if (named && !Modifier.isStatic(each.getModifiers())) {
        return true;
      }
    }
    return false;
  }

  /**
   * A record of these values.
   *
   * @throws ReflectiveOperationException if the constructor throws
   */
  Object make(Object[] values) throws ReflectiveOperationException {
    return Objects.requireNonNull(constructor).newInstance(values);
  }

  /**
   * The value of a component.
   *
   * @throws ReflectiveOperationException if its accessor throws
   */
  @Nullable Object value(Object record, int component) throws ReflectiveOperationException {
    return accessors[component].invoke(record);
  }

  int size() {
    return names.length;
  }

  String name(int component) {
    return names[component];
  }

  Type type(int component) {
    return types[component];
  }

  /** Which component has a name; -1 if none has. */
  int indexOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
