// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.RejectedException;
import dev.sampan.RetryableException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HttpCallsTest {

  private final Surroundings surroundings = new Surroundings();

  /** Answers with the route and the variable that it matched. */
  static final class Routed implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      String id = request.route().contains("{id}") ? request.path("id") : "";
      return HttpResponse.text(200, request.route() + " " + id);
    }
  }

  record Order(String item, int quantity) {}

  static final class Doubled implements Handler<Order, Order> {
    @Override
    public Order handle(Order order, Context context) {
      return new Order(order.item(), order.quantity() * 2);
    }
  }

  static final class Created implements Handler<Order, HttpResponse> {
    @Override
    public HttpResponse handle(Order order, Context context) {
      return HttpResponse.json(201, order);
    }
  }

  static final class Upper implements Handler<String, String> {
    @Override
    public String handle(String text, Context context) {
      return text.toUpperCase(Locale.ROOT);
    }
  }

  static final class Bytes implements Handler<byte[], byte[]> {
    @Override
    public byte[] handle(byte[] bytes, Context context) {
      return bytes;
    }
  }

  static final class Nothing implements Handler<Order, Void> {
    @Override
    @SuppressWarnings("NullAway")
    public Void handle(Order order, Context context) {
      return null;
    }
  }

  /** Throws or answers what the path asks for. */
  static final class Failing implements Handler<HttpRequest, Object> {
    @Override
    public Object handle(HttpRequest request, Context context) throws Exception {
      return switch (request.target()) {
        case "/rejected" -> throw new RejectedException("poison", "Not an order.");
        case "/retry" -> throw new RetryableException("secret reason");
        case "/teapot" -> throw new HttpException(418, "A teapot.");
        case "/checked" -> throw new Exception("secret reason");
        case "/overflow" -> endless(1);
        case "/memory" -> throw new OutOfMemoryError("secret reason");
        case "/linkage" -> throw new NoClassDefFoundError("com/example/Gone");
        case "/interrupted" -> throw new InterruptedException("secret reason");
        case "/unwritable" -> new Unwritable();
        default -> HttpResponse.json(200, Map.of("a", new Unwritable()));
      };
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int endless(int depth) {
      return endless(depth + 1) + 1;
    }
  }

  static final class Unwritable {}

  @Test
  void a_literal_wins_over_a_variable_and_that_over_the_rest() throws Exception {
    FunctionInstance instance =
        routed("GET /orders/{rest+}", "GET /orders/{id}", "GET /orders/recent", "GET /orders/");

    assertThat(text(instance, "GET", "/orders/recent")).isEqualTo("GET /orders/recent ");
    assertThat(text(instance, "GET", "/orders/7?x=1")).isEqualTo("GET /orders/{id} 7");
    assertThat(text(instance, "GET", "/orders/7/lines")).isEqualTo("GET /orders/{rest+} ");
    assertThat(text(instance, "GET", "/orders/")).isEqualTo("GET /orders/ ");
  }

  @Test
  void decodes_a_segment_and_keeps_an_encoded_slash_in_it() throws Exception {
    assertThat(text(routed("GET /orders/{id}"), "GET", "/orders/a%2Fb%20%C3%A9"))
        .isEqualTo("GET /orders/{id} a/b é");
  }

  @Test
  void a_bad_encoding_in_the_path_is_a_400() throws Exception {
    assertThat(answer(routed("GET /orders/{id}"), "GET", "/orders/%zz").status()).isEqualTo(400);
  }

  @Test
  void an_unknown_path_is_a_404_problem_also_with_a_slash_too_many() throws Exception {
    FunctionInstance instance = routed("GET /orders");

    assertThat(answer(instance, "GET", "/order").status()).isEqualTo(404);
    assertThat(answer(instance, "GET", "/orders/").headers().first("content-type"))
        .contains("application/problem+json");
  }

  @Test
  void a_wrong_method_is_a_405_that_lists_the_right_ones() throws Exception {
    HttpResponse response = answer(routed("GET /orders", "POST /orders"), "PUT", "/orders");

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.headers().first("allow")).contains("GET, HEAD, POST");
  }

  @Test
  void head_takes_the_route_of_get_and_has_no_body() throws Exception {
    HttpResponse response = answer(routed("GET /orders/{id}"), "HEAD", "/orders/7");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().first("content-type")).isPresent();
    assertThat(response.body().bytes()).isEmpty();
  }

  @Test
  void a_function_without_routes_takes_every_path() throws Exception {
    FunctionInstance instance = surroundings.instance(new Routed());

    assertThat(answer(instance, "DELETE", "/any/where").status()).isEqualTo(200);
  }

  @Test
  void binds_json_both_ways_and_writes_it_before_the_status_goes_out() throws Exception {
    HttpResponse response =
        post(surroundings.instance(new Doubled()), "{\"item\":\"tea\",\"quantity\":2,\"new\":1}");

    assertThat(response.headers().first("content-type")).contains("application/json");
    assertThat(response.body().value()).isNull();
    assertThat(response.body().text()).isEqualTo("{\"item\":\"tea\",\"quantity\":4}");
  }

  @Test
  void a_payload_handler_may_answer_with_a_response() throws Exception {
    HttpResponse response =
        post(surroundings.instance(new Created()), "{\"item\":\"tea\",\"quantity\":2}");

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.body().text()).isEqualTo("{\"item\":\"tea\",\"quantity\":2}");
  }

  @Test
  void strings_and_bytes_are_raw() throws Exception {
    byte[] every = {0, (byte) 0xFF, '{', 10};
    HttpRequest request = HttpRequest.of("POST", "/").withBody(Body.of(every));

    HttpResponse bytes = surroundings.instance(new Bytes()).http(request, surroundings.call());

    assertThat(bytes.body().bytes()).isEqualTo(every);
    assertThat(post(surroundings.instance(new Upper()), "tea").body().text()).isEqualTo("TEA");
  }

  @Test
  void nothing_is_a_204() throws Exception {
    HttpResponse response =
        post(surroundings.instance(new Nothing()), "{\"item\":\"tea\",\"quantity\":2}");

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.body().bytes()).isEmpty();
  }

  @Test
  void a_body_that_does_not_fit_is_a_400_that_says_where() throws Exception {
    FunctionInstance instance = surroundings.instance(new Doubled());

    assertThat(post(instance, "{\"item\":\"tea\",\"quantity\":\"many\"}").body().text())
        .contains("quantity")
        .doesNotContain("many")
        .doesNotContain("dev.sampan");
    for (String body : List.of("", "{", "null", "[]", "tea", "{} {}", "{\"item\":\"tea\"}")) {
      assertThat(post(instance, body).status()).as(body).isEqualTo(400);
    }
  }

  @Test
  void failures_with_a_meaning_have_its_answer() throws Exception {
    FunctionInstance instance = surroundings.instance(new Failing());

    assertThat(answer(instance, "GET", "/rejected").status()).isEqualTo(422);
    assertThat(answer(instance, "GET", "/rejected").body().text()).contains("poison");
    assertThat(answer(instance, "GET", "/retry").status()).isEqualTo(503);
    assertThat(answer(instance, "GET", "/retry").headers().first("retry-after")).isPresent();
    assertThat(answer(instance, "GET", "/teapot").status()).isEqualTo(418);
  }

  @Test
  void any_other_failure_is_a_500_that_tells_the_caller_nothing_but_the_invocation()
      throws Exception {
    FunctionInstance instance = surroundings.instance(new Failing());

    for (String path : List.of("/checked", "/overflow", "/memory", "/linkage")) {
      HttpResponse response = answer(instance, "GET", path);
      assertThat(response.status()).as(path).isEqualTo(500);
      assertThat(response.body().text())
          .contains("call-1")
          .doesNotContain("secret")
          .doesNotContain("com")
          .doesNotContain("at ");
    }
  }

  @Test
  void the_trace_of_a_failure_goes_to_the_log_with_the_invocation() throws Exception {
    answer(surroundings.instance(new Failing()), "GET", "/checked");

    assertThat(surroundings.log())
        .contains("call-1 ERROR The function failed.")
        .contains("secret reason")
        .contains("HttpCallsTest$Failing.handle");
  }

  @Test
  void only_a_machine_without_memory_ends_the_instance() throws Exception {
    FunctionInstance instance = surroundings.instance(new Failing());

    answer(instance, "GET", "/overflow");
    answer(instance, "GET", "/linkage");
    assertThat(instance.usable()).isTrue();

    answer(instance, "GET", "/memory");
    assertThat(instance.usable()).isFalse();
  }

  @Test
  void an_interrupt_is_not_swallowed() throws Exception {
    answer(surroundings.instance(new Failing()), "GET", "/interrupted");

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_result_that_json_cannot_write_is_a_500_and_a_clear_line_in_the_log() throws Exception {
    FunctionInstance instance = surroundings.instance(new Failing());

    for (String path : List.of("/unwritable", "/nested")) {
      HttpResponse response = answer(instance, "GET", path);
      assertThat(response.status()).isEqualTo(500);
      assertThat(response.body().text()).contains("cannot be written as JSON");
    }
    assertThat(surroundings.log()).contains("HttpCallsTest$Unwritable");
  }

  private FunctionInstance routed(String... routes) throws InitException {
    FunctionEntry entry = Surroundings.entry(List.of(routes), List.of(), "report", "none");
    return surroundings.instance(entry, new Routed());
  }

  private HttpResponse answer(FunctionInstance instance, String method, String target) {
    return instance.http(HttpRequest.of(method, target), surroundings.call());
  }

  private String text(FunctionInstance instance, String method, String target) {
    return answer(instance, method, target).body().text();
  }

  private HttpResponse post(FunctionInstance instance, String body) {
    HttpRequest request = HttpRequest.of("POST", "/").withBody(Body.of(body));
    return instance.http(request, surroundings.call());
  }
}
