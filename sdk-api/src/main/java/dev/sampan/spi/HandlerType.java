// SPDX-License-Identifier: Apache-2.0
package dev.sampan.spi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * The two type arguments of a handler class.
 *
 * <p>Types of the API are told by their names, so classes of any class loader can be asked about.
 *
 * @param input what it takes
 * @param output what it gives
 */
public record HandlerType(Type input, Type output) {

  private static final String EVENT = "dev.sampan.Event";
  private static final String BATCH = "dev.sampan.Batch";
  private static final String REQUEST = "dev.sampan.HttpRequest";

  /** Both are needed. */
  public HandlerType {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
  }

  /**
   * The type arguments of a class that implements {@link dev.sampan.Handler}, be it through its
   * superclasses or interfaces.
   *
   * @throws IllegalArgumentException if they cannot be told: the class is no handler, a lambda, or
   *     leaves an argument open; the message names the class, what was found and the remedy
   */
  public static HandlerType of(Class<?> handler) {
    return new HandlerTypeSearch(handler).find();
  }

  /** What kind of thing it takes. */
  public HandlerShape shape() {
    return switch (raw(input).getTypeName()) {
      case EVENT -> HandlerShape.EVENT;
      case BATCH -> HandlerShape.BATCH;
      case REQUEST -> HandlerShape.HTTP;
      default -> HandlerShape.PAYLOAD;
    };
  }

  /**
   * The payload's type: {@code T} of {@code Event<T>} and {@code Batch<T>}, else the input itself.
   */
  public Type payload() {
    HandlerShape shape = shape();
    boolean wrapped = shape == HandlerShape.EVENT || shape == HandlerShape.BATCH;
    return wrapped && input instanceof ParameterizedType type
        ? type.getActualTypeArguments()[0]
        : input;
  }

  private static Type raw(Type type) {
    return type instanceof ParameterizedType generic ? generic.getRawType() : type;
  }
}
