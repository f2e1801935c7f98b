// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Trigger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FunctionIndexTest {

  private final Surroundings surroundings = new Surroundings();

  @Test
  void reads_all_that_is_said_of_a_function() throws Exception {
    FunctionIndex index =
        read(
            "functions.orders.handler=com.example.Orders",
            "functions.orders.input=dev.sampan.HttpRequest",
            "functions.orders.output=dev.sampan.HttpResponse",
            "functions.orders.timeout=7",
            "functions.orders.onReject=drop",
            "functions.orders.order=per-key",
            "functions.orders.middleware=com.example.One, com.example.Two",
            "functions.orders.triggers.0.kind=HTTP",
            "functions.orders.triggers.0.name=http",
            "functions.orders.triggers.0.routes=GET /orders, GET /orders/{id}",
            "functions.orders.triggers.1.kind=QUEUE",
            "functions.orders.triggers.1.name=queue",
            "functions.orders.triggers.1.source=orders",
            "functions.orders.settings.orders.directory=/Grüße");

    assertThat(index.function("orders"))
        .isEqualTo(
            new FunctionEntry(
                "orders",
                "com.example.Orders",
                "dev.sampan.HttpRequest",
                "dev.sampan.HttpResponse",
                List.of(
                    new TriggerEntry(
                        "http", Trigger.HTTP, "", List.of("GET /orders", "GET /orders/{id}")),
                    new TriggerEntry("queue", Trigger.QUEUE, "orders", List.of())),
                List.of("com.example.One", "com.example.Two"),
                Map.of("orders.directory", "/Grüße"),
                7,
                "drop",
                "per-key"));
  }

  @Test
  void needs_no_more_than_a_handler() throws Exception {
    FunctionIndex index = read("functions.a.handler=A");

    assertThat(index.function("a")).isEqualTo(FunctionEntry.of("a", "A"));
  }

  @Test
  void reads_what_a_function_publishes_to() throws Exception {
    FunctionIndex index =
        read("functions.a.handler=A", "functions.a.publishes=queue:orders, bus:news");

    assertThat(index.function("a").publishes()).containsExactly("queue:orders", "bus:news");
  }

  @Test
  void reads_that_responses_must_be_streamed() throws Exception {
    FunctionIndex index =
        read("functions.a.handler=A", "functions.b.handler=B", "functions.b.streaming=required");

    assertThat(index.function("a").streaming()).isFalse();
    assertThat(index.function("b").streaming()).isTrue();
  }

  @Test
  void lists_functions_by_name_and_takes_no_setting_for_one() throws Exception {
    FunctionIndex index =
        read(
            "functions.b.handler=B",
            "functions.a.handler=A",
            "functions.a.settings.message.handler=x");

    assertThat(index.names()).containsExactly("a", "b");
  }

  @Test
  void says_where_an_index_should_be() {
    assertThatThrownBy(() -> FunctionIndex.read(surroundings.environment().loader()))
        .isInstanceOf(InitException.class)
        .hasMessageContaining("META-INF/sampan/functions.properties")
        .hasMessageContaining("sampan-maven-plugin");
  }

  @Test
  void names_the_functions_there_are_when_one_is_missing() throws Exception {
    FunctionIndex index = read("functions.a.handler=A", "functions.b.handler=B");

    assertThatThrownBy(() -> index.function("c"))
        .hasMessageContaining("\"c\"")
        .hasMessageContaining("[a, b]");
  }

  @Test
  void refuses_values_that_it_does_not_know() throws Exception {
    FunctionIndex index =
        read(
            "functions.a.handler=A",
            "functions.a.order=random",
            "functions.b.handler=B",
            "functions.b.triggers.0.kind=MOON",
            "functions.c.handler=C",
            "functions.c.timeout=soon",
            "functions.d.handler=D",
            "functions.d.timeout=0");

    assertThatThrownBy(() -> index.function("a")).hasMessageContaining("random");
    assertThatThrownBy(() -> index.function("b")).hasMessageContaining("MOON");
    assertThatThrownBy(() -> index.function("c")).hasMessageContaining("soon");
    assertThatThrownBy(() -> index.function("d")).hasMessageContaining("timeout");
  }

  @Test
  void a_broken_escape_is_no_crash() {
    assertThatThrownBy(() -> read("functions.a.handler=\\uZZZZ"))
        .isInstanceOf(InitException.class)
        .hasMessageContaining("cannot be read");
  }

  private FunctionIndex read(String... lines) throws InitException {
    return FunctionIndex.read(surroundings.withIndex(lines).environment().loader());
  }
}
