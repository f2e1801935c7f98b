// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MiddlewareTest {

  private static final Context CONTEXT = proxy(Context.class);
  private static final Event<?> EVENT = proxy(Event.class);
  private static final Batch<?> BATCH = proxy(Batch.class);

  private static <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              throw new AssertionError("not to be called: " + method);
            }));
  }

  @Test
  void goes_around_every_kind_of_call() throws Exception {
    List<Object> seen = new ArrayList<>();
    Middleware middleware =
        new Middleware() {
          @Override
          public <I, O extends @Nullable Object> O around(
              I input, Context context, Handler<I, O> next) throws Exception {
            seen.add(input);
            return next.handle(input, context);
          }
        };
    HttpRequest request = HttpRequest.of("GET", "/");
    HttpResponse response = HttpResponse.of(204);
    BatchResult result = new BatchResult(Map.of());

    assertThat(middleware.http(request, CONTEXT, (i, c) -> response)).isSameAs(response);
    assertThat(middleware.event(EVENT, CONTEXT, (i, c) -> "x")).isEqualTo("x");
    assertThat(middleware.batch(BATCH, CONTEXT, (i, c) -> result)).isSameAs(result);
    assertThat(seen.get(0)).isSameAs(request);
    assertThat(seen.get(1)).isSameAs(EVENT);
    assertThat(seen.get(2)).isSameAs(BATCH);
  }

  @Test
  void does_nothing_by_default() throws Exception {
    HttpResponse response = HttpResponse.of(204);

    assertThat(new Middleware() {}.http(HttpRequest.of("GET", "/"), CONTEXT, (i, c) -> response))
        .isSameAs(response);
  }
}
