// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The handlers of the rules: one class for each shape, because a lambda hides its types. */
final class Probe {

  private Probe() {}

  /** What a rule lets its handler do; null is no result. */
  @FunctionalInterface
  interface Act<I, O> {
    @Nullable O on(I input, Context context) throws Exception;
  }

  /** What a rule's queue carries. */
  record Item(String name, int count) {}

  record Web(Act<HttpRequest, HttpResponse> act) implements Handler<HttpRequest, HttpResponse> {
    @Override
    @SuppressWarnings("NullAway") // null is 204
    public HttpResponse handle(HttpRequest request, Context context) throws Exception {
      return act.on(request, context);
    }
  }

  record Json(Act<Map<String, Object>, Object> act)
      implements Handler<Map<String, Object>, Object> {
    @Override
    @SuppressWarnings("NullAway") // null is no result
    public Object handle(Map<String, Object> input, Context context) throws Exception {
      return act.on(input, context);
    }
  }

  record Payload(Act<Item, Object> act) implements Handler<Item, Object> {
    @Override
    @SuppressWarnings("NullAway") // null is no result
    public Object handle(Item item, Context context) throws Exception {
      return act.on(item, context);
    }
  }

  record Text(Act<Event<String>, Object> act) implements Handler<Event<String>, Object> {
    @Override
    @SuppressWarnings("NullAway") // null is no result
    public Object handle(Event<String> event, Context context) throws Exception {
      return act.on(event, context);
    }
  }

  record Whole(Act<Batch<String>, BatchResult> act) implements Handler<Batch<String>, BatchResult> {
    @Override
    @SuppressWarnings("NullAway")
    public BatchResult handle(Batch<String> batch, Context context) throws Exception {
      return act.on(batch, context);
    }
  }
}
