// SPDX-License-Identifier: Apache-2.0
package dev.sampan.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlerTypeTest {

  record Order(String id) {}

  abstract static class Http implements Handler<HttpRequest, HttpResponse> {}

  abstract static class Payload implements Handler<Order, @Nullable Void> {}

  abstract static class Events implements Handler<Event<List<Order>>, @Nullable Void> {}

  abstract static class Batches implements Handler<Batch<byte[]>, BatchResult> {}

  interface Typed<A, B> extends Runnable, Handler<Map<String, B>, A[]> {}

  abstract static class Base<T> implements Typed<Order, T> {}

  abstract static class Middle<X> extends Base<List<X>> {}

  abstract static class Deep extends Middle<Order> {}

  abstract static class Arrays<T> implements Handler<List<T>[], String> {}

  abstract static class OfArrays extends Arrays<Order> {}

  @SuppressWarnings("rawtypes")
  abstract static class Raw implements Handler {}

  @SuppressWarnings("rawtypes")
  abstract static class RawBase extends Base {}

  @SuppressWarnings("rawtypes")
  abstract static class RawEvent implements Handler<Event, String> {}

  abstract static class Wildcard implements Handler<Event<?>, String> {}

  abstract static class Open<T> implements Handler<T, String> {}

  abstract static class OpenOutput<T> implements Handler<String, List<T>> {}

  abstract static class OpenEvent<T> implements Handler<Event<T>, String> {}

  static final class NoHandler {}

  private static void assertShape(Class<?> handler, HandlerShape shape, String payload) {
    HandlerType type = HandlerType.of(handler);
    assertThat(type.shape()).isEqualTo(shape);
    assertThat(type.payload().getTypeName()).isEqualTo(payload);
  }

  @Test
  void tells_the_shape_and_the_payload() {
    assertShape(Http.class, HandlerShape.HTTP, HttpRequest.class.getName());
    assertShape(Payload.class, HandlerShape.PAYLOAD, Order.class.getName());
    assertShape(Events.class, HandlerShape.EVENT, "java.util.List<" + Order.class.getName() + ">");
    assertShape(Batches.class, HandlerShape.BATCH, "byte[]");
  }

  @Test
  void tells_what_it_gives() {
    assertThat(HandlerType.of(Http.class).output()).isEqualTo(HttpResponse.class);
    assertThat(HandlerType.of(Payload.class).output()).isEqualTo(Void.class);
  }

  @Test
  void fills_in_the_arguments_of_superclasses_and_interfaces() {
    HandlerType type = HandlerType.of(Deep.class);

    assertThat(type.input().getTypeName())
        .isEqualTo(
            "java.util.Map<java.lang.String, java.util.List<" + Order.class.getName() + ">>");
    assertThat(type.output()).isEqualTo(Order[].class);
    assertThat(HandlerType.of(OfArrays.class).input().getTypeName())
        .isEqualTo("java.util.List<" + Order.class.getName() + ">[]");
  }

  @Test
  void equals_the_jdks_own_generic_types() throws Exception {
    var jdks = Holder.class.getDeclaredField("orders").getGenericType();
    HandlerType ours = HandlerType.of(Deep.class);
    var filledIn = ((java.lang.reflect.ParameterizedType) ours.input()).getActualTypeArguments()[1];

    assertThat(filledIn).isEqualTo(jdks).hasSameHashCodeAs(jdks);
    assertThat(jdks).isEqualTo(filledIn);
  }

  static final class Holder {
    static final List<Order> orders = List.of();

    private Holder() {}
  }

  @Test
  void knows_an_anonymous_class() {
    Handler<Order, String> handler =
        new Handler<>() {
          @Override
          public String handle(Order input, Context context) {
            return input.id();
          }
        };

    assertThat(HandlerType.of(handler.getClass()).input()).isEqualTo(Order.class);
  }

  @Test
  void refuses_a_lambda() {
    Handler<Order, String> lambda = (order, context) -> order.id();

    assertRefused(lambda.getClass(), "lambda");
  }

  @Test
  void refuses_what_leaves_a_type_open() {
    assertRefused(Raw.class, "without type arguments");
    assertRefused(RawBase.class, "type variable");
    assertRefused(RawEvent.class, "raw dev.sampan.Event");
    assertRefused(Wildcard.class, "wildcard");
    assertRefused(Open.class, "type variable");
    assertRefused(OpenOutput.class, "type variable");
    assertRefused(OpenEvent.class, "type variable");
  }

  @ParameterizedTest
  @ValueSource(classes = {NoHandler.class, String.class, Runnable.class, int.class, int[].class})
  void refuses_what_is_no_handler(Class<?> type) {
    assertRefused(type, "does not implement dev.sampan.Handler");
  }

  private static void assertRefused(Class<?> type, String found) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandlerType.of(type))
        .withMessageContaining(type.getName())
        .withMessageContaining(found)
        .withMessageContaining("implements Handler<HttpRequest, HttpResponse>");
  }

  @Test
  void knows_classes_of_another_class_loader() throws Exception {
    Class<?> foreign = new Apart().loadClass(Events.class.getName());

    HandlerType type = HandlerType.of(foreign);

    assertThat(foreign).isNotEqualTo(Events.class);
    assertThat(Handler.class.isAssignableFrom(foreign)).isFalse();
    assertThat(type.shape()).isEqualTo(HandlerShape.EVENT);
    assertThat(type.payload().getTypeName()).endsWith("Order>");
  }

  /** Defines Sampan's classes anew. */
  private static final class Apart extends ClassLoader {

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.sampan.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known == null ? define(name) : known;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in =
          HandlerTypeTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
