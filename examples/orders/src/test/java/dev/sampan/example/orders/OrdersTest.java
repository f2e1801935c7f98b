// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.testing.EveryPlatform;
import dev.sampan.testing.Exchange;
import dev.sampan.testing.RunningFunction;
import dev.sampan.testing.TestContext;
import dev.sampan.testing.TestSettings;
import dev.sampan.testing.TestStartup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrdersTest {

  private static final String TEA =
      "{\"customer\":\"Zhèng Hé\",\"lines\":[{\"item\":\"tea\",\"quantity\":2,\"cents\":450}]}";

  @TempDir Path directory;

  @RegisterExtension
  final TestSettings settings = TestSettings.of("orders.directory", () -> directory);

  @EveryPlatform(function = "orders")
  void keeps_an_order_and_finds_it_again(RunningFunction orders) {
    HttpResponse created = orders.http(post(TEA));
    String location = created.headers().first("location").orElseThrow();
    HttpResponse read = orders.http(HttpRequest.of("GET", location));

    assertThat(created.status()).isEqualTo(201);
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body().as(Order.class))
        .isEqualTo(
            new Order(
                location.substring("/orders/".length()),
                "Zhèng Hé",
                List.of(new Order.Line("tea", 2, 450))));
  }

  @EveryPlatform(function = "orders")
  void takes_an_order_that_is_sent_twice_for_one(RunningFunction orders) {
    orders.http(post(TEA));
    orders.http(post(TEA));

    Order[] all = orders.http(HttpRequest.of("GET", "/orders")).body().as(Order[].class);

    assertThat(all).hasSize(1);
  }

  @EveryPlatform(function = "orders")
  void lists_the_orders_of_a_customer(RunningFunction orders) {
    orders.http(post(TEA));
    orders.http(post(TEA.replace("Zhèng Hé", "Ching Shih")));

    HttpResponse found =
        orders.http(HttpRequest.of("GET", "/orders?customer=Zh%C3%A8ng%20H%C3%A9&limit=10"));

    assertThat(found.body().as(Order[].class))
        .extracting(Order::customer)
        .containsExactly("Zhèng Hé");
  }

  @EveryPlatform(function = "orders")
  void sends_an_invoice_byte_by_byte(RunningFunction orders) {
    Order order = orders.http(post(TEA)).body().as(Order.class);

    HttpResponse invoice = orders.http(HttpRequest.of("GET", path(order) + "/invoice.pdf"));

    assertThat(invoice.headers().first("content-type")).contains("application/pdf");
    assertThat(invoice.headers().first("content-disposition"))
        .contains("attachment; filename=\"" + order.id() + ".pdf\"");
    assertThat(invoice.body().bytes()).isEqualTo(Invoice.of(order));
  }

  /** What each platform makes of the same request and of a body that is no text. */
  @EveryPlatform(function = "orders")
  void shows_each_platforms_own_bytes(RunningFunction orders) {
    Order order = orders.http(post(TEA)).body().as(Order.class);
    orders.http(HttpRequest.of("GET", path(order) + "/invoice.pdf"));

    List<Exchange> wire = orders.exchanges();

    switch (orders.platform().map(Enum::name).orElse("")) {
      case "LAMBDA" -> {
        assertThat(text(wire.get(1).sent())).contains("\"routeKey\"").contains("invoice.pdf");
        assertThat(text(wire.get(1).received())).contains("\"isBase64Encoded\":true");
      }
      case "SCF" -> {
        assertThat(text(wire.get(1).sent())).startsWith("GET " + path(order) + "/invoice.pdf ");
        assertThat(text(wire.get(1).sent())).contains("x-scf-request-id: ");
        assertThat(text(wire.get(1).received())).contains("%PDF-1.4\n%âãÏÓ\n");
      }
      case "CLOUDRUN" -> {
        assertThat(text(wire.get(1).sent())).startsWith("GET " + path(order) + "/invoice.pdf ");
        assertThat(text(wire.get(1).sent())).contains("x-cloud-trace-context: ");
        assertThat(text(wire.get(1).received())).contains("%PDF-1.4\n%âãÏÓ\n");
      }
      default -> assertThat(wire).isEmpty();
    }
  }

  @EveryPlatform(function = "orders")
  void answers_what_is_wrong_with_a_problem(RunningFunction orders) {
    assertProblem(orders.http(HttpRequest.of("GET", "/orders/0000")), 404, "no order 0000");
    assertProblem(orders.http(HttpRequest.of("GET", "/orders?limit=-1")), 400, "limit");
    assertProblem(orders.http(HttpRequest.of("GET", "/orders?limit=x")), 400, "limit");
    assertProblem(orders.http(post("{\"customer\":")), 400, "");
    assertProblem(orders.http(post("{\"customer\":\"A\",\"lines\":[]}")), 422, "one line");
    assertProblem(orders.http(HttpRequest.of("DELETE", "/orders")), 405, "");
  }

  private static void assertProblem(HttpResponse response, int status, String detail) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().first("content-type")).contains("application/problem+json");
    assertThat(response.body().text()).contains(detail).doesNotContain("dev.sampan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"customer\":\" \",\"lines\":[{\"item\":\"tea\",\"quantity\":1,\"cents\":1}]}",
        "{\"customer\":\"A\",\"lines\":[{\"item\":\"tea\",\"quantity\":0,\"cents\":1}]}",
        "{\"customer\":\"A\",\"lines\":[{\"item\":\"tea\",\"quantity\":1,\"cents\":-1}]}",
        "{\"customer\":\"A\",\"lines\":[{\"quantity\":1,\"cents\":1}]}",
        "{\"customer\":\"A\",\"lines\":[{\"item\":\"tea\",\"quantity\":2,"
            + "\"cents\":9223372036854775807}]}",
        "{\"customer\":\"A\",\"lines\":[null]}",
      })
  void refuses_an_order_that_makes_no_sense(String order) {
    Orders orders = new Orders(TestStartup.of().withSetting("orders.directory", directory));

    assertThatThrownBy(() -> orders.handle(post(order).withRoute("POST /orders"), TestContext.of()))
        .isInstanceOf(dev.sampan.FunctionException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void looks_nowhere_but_in_its_directory() throws Exception {
    Orders orders = new Orders(TestStartup.of().withSetting("orders.directory", directory));
    HttpRequest request =
        HttpRequest.of("GET", "/orders/..%2Fsecret").withRoute("GET /orders/{id}");

    assertThatThrownBy(() -> orders.handle(request, TestContext.of()))
        .isInstanceOfSatisfying(HttpException.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  private static HttpRequest post(String json) {
    return HttpRequest.of("POST", "/orders")
        .withHeader("content-type", "application/json")
        .withBody(Body.of(json));
  }

  private static String path(Order order) {
    return "/orders/" + order.id();
  }

  private static String text(Body body) {
    return new String(body.bytes(), StandardCharsets.ISO_8859_1);
  }
}
