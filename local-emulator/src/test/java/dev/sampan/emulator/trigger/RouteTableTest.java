// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.HttpTrigger;
import dev.sampan.platform.manifest.Route;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RouteTableTest {

  private static final RouteTable ROUTES =
      RouteTable.of(
          List.of(
              function("everything"),
              function("rest", "GET /files/{path+}"),
              function("one", "GET /orders/{id}", "ANY /any"),
              function("latest", "GET /orders/latest"),
              function("list", "GET /orders")));

  @Test
  void prefers_text_to_a_variable_and_a_variable_to_the_rest() {
    assertThat(ROUTES.find("GET", "/orders/latest")).contains("latest");
    assertThat(ROUTES.find("GET", "/orders/7")).contains("one");
    assertThat(ROUTES.find("GET", "/orders")).contains("list");
    assertThat(ROUTES.find("GET", "/files/a/b")).contains("rest");
  }

  @Test
  void gives_what_no_route_fits_to_a_function_that_takes_everything() {
    assertThat(ROUTES.find("GET", "/orders/7/lines")).contains("everything");
    assertThat(ROUTES.find("POST", "/orders")).contains("everything");
    assertThat(ROUTES.find("GET", "/files/")).contains("everything");
  }

  @Test
  void takes_any_method_where_the_route_says_so() {
    assertThat(ROUTES.find("PATCH", "/any")).contains("one");
  }

  @Test
  void an_empty_segment_is_no_variable() {
    var routes = RouteTable.of(List.of(function("one", "GET /orders/{id}")));

    assertThat(routes.find("GET", "/orders/")).isEmpty();
  }

  @Test
  void leaves_a_method_that_no_route_has_to_the_function_with_the_path() {
    var routes = RouteTable.of(List.of(function("one", "GET /orders/{id}")));

    assertThat(routes.find("HEAD", "/orders/7")).contains("one");
    assertThat(routes.find("DELETE", "/orders/7")).contains("one");
    assertThat(routes.find("DELETE", "/orders")).isEmpty();
  }

  private static FunctionSpec function(String name, String... routes) {
    var all =
        Stream.of(routes).map(it -> it.split(" ", -1)).map(it -> new Route(it[0], it[1])).toList();
    return FunctionSpec.of(name, "example.Handler", new HttpTrigger("http", all));
  }
}
