// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Body;
import dev.sampan.Caller;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Middleware;
import dev.sampan.Outcome;
import dev.sampan.RejectedException;
import dev.sampan.Startup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class MiddlewareTest {

  private final Surroundings surroundings = new Surroundings();

  /** Writes down who was called, in the list that travels as an attribute. */
  static final class Outer implements Middleware {
    @Override
    public <I, O extends @Nullable Object> O around(I input, Context context, Handler<I, O> next)
        throws Exception {
      trail(context).add("outer");
      return next.handle(input, context.with(Caller.class, new Caller("test", "ada", Map.of())));
    }
  }

  static final class Inner implements Middleware {
    private final String function;

    Inner(Startup startup) {
      this.function = startup.function();
    }

    @Override
    public HttpResponse http(
        HttpRequest request, Context context, Handler<HttpRequest, HttpResponse> next)
        throws Exception {
      trail(context).add("http " + function + " " + caller(context) + " " + request.route());
      if (request.target().equals("/stop")) {
        return HttpResponse.of(401);
      }
      return next.handle(request, context).withHeader("x-inner", "1");
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object event(
        Event<?> event, Context context, Handler<Event<?>, @Nullable Object> next)
        throws Exception {
      trail(context).add("event " + event.getId());
      if (event.getId().equals("seen")) {
        return null;
      }
      return next.handle(event, context);
    }

    @Override
    public BatchResult batch(Batch<?> batch, Context context, Handler<Batch<?>, BatchResult> next)
        throws Exception {
      trail(context).add("batch " + batch.events().size());
      return next.handle(batch, context);
    }
  }

  static final class Throwing implements Middleware {
    @Override
    public <I, O extends @Nullable Object> O around(I input, Context context, Handler<I, O> next) {
      throw new RejectedException("middleware", "Not today.");
    }
  }

  static final class Numbers implements Handler<Integer, String> {
    @Override
    public String handle(Integer number, Context context) {
      trail(context).add("handler " + number + " " + caller(context));
      return "done";
    }
  }

  static final class Batches implements Handler<Batch<Integer>, BatchResult> {
    @Override
    public BatchResult handle(Batch<Integer> batch, Context context) {
      return batch.each(
          context,
          (event, inner) -> {
            trail(inner).add("handler " + event.payload() + " attempt " + inner.attempt());
            return "done";
          });
    }
  }

  /** A list that travels with the invocation. */
  static final class Trail extends ArrayList<String> {
    private static final long serialVersionUID = 1L;
  }

  private final Trail trail = new Trail();

  @Test
  void goes_around_http_in_the_order_of_the_manifest_before_the_body_is_decoded() throws Exception {
    HttpRequest request = HttpRequest.of("POST", "/").withBody(Body.of("no number"));

    HttpResponse response = instance(new Numbers(), Outer.class, Inner.class).http(request, call());

    assertThat(trail).containsExactly("outer", "http orders ada ");
    assertThat(response.status()).isEqualTo(400);
  }

  @Test
  void sees_the_response_and_may_answer_in_the_functions_place() throws Exception {
    FunctionInstance instance = instance(new Numbers(), Outer.class, Inner.class);
    HttpRequest fine = HttpRequest.of("POST", "/").withBody(Body.of("7"));

    assertThat(instance.http(fine, call()).headers().first("x-inner")).contains("1");
    assertThat(instance.http(HttpRequest.of("POST", "/stop"), call()).status()).isEqualTo(401);
    assertThat(trail)
        .filteredOn(line -> line.startsWith("handler"))
        .containsExactly("handler 7 ada");
  }

  @Test
  void goes_around_each_event_before_its_payload_is_decoded() throws Exception {
    IncomingEvent bad = Surroundings.message("1", null, "no number");

    BatchResult result =
        instance(new Numbers(), Outer.class, Inner.class).events(List.of(bad), call());

    assertThat(trail).containsExactly("outer", "event 1");
    assertThat(result.outcome("receipt-1")).isInstanceOf(Outcome.Reject.class);
  }

  @Test
  void goes_around_a_batch_and_around_each_of_its_events() throws Exception {
    List<IncomingEvent> events =
        List.of(Surroundings.message("1", null, "7"), Surroundings.message("seen", null, "8"));

    BatchResult result = instance(new Batches(), Inner.class).events(events, call());

    assertThat(trail).containsExactly("batch 2", "event 1", "handler 7 attempt 2", "event seen");
    assertThat(result.outcomes().values()).containsOnly(Outcome.ack());
  }

  @Test
  void goes_around_a_direct_call_as_an_event() throws Exception {
    instance(new Numbers(), Inner.class).direct(new byte[] {'7'}, call());

    assertThat(trail).containsExactly("event call-1", "handler 7 nobody");
  }

  @Test
  void what_it_throws_is_an_outcome_like_any_other() throws Exception {
    FunctionInstance instance = instance(new Numbers(), Throwing.class);

    assertThat(instance.http(HttpRequest.of("GET", "/"), call()).status()).isEqualTo(422);
    assertThat(instance.event(Surroundings.message("1", null, "7"), call()).outcome())
        .isEqualTo(Outcome.reject("middleware", "Not today."));
  }

  private FunctionInstance instance(Object handler, Class<?>... middleware) throws InitException {
    List<String> names = new ArrayList<>();
    for (Class<?> each : middleware) {
      names.add(each.getName());
    }
    return surroundings.instance(Surroundings.entry(List.of(), names, "report", "none"), handler);
  }

  private Call call() {
    return surroundings.call().withAttribute(trail);
  }

  private static List<String> trail(Context context) {
    return context.raw(Trail.class).orElseThrow();
  }

  private static String caller(Context context) {
    return context.attribute(Caller.class).map(Caller::id).orElse("nobody");
  }
}
