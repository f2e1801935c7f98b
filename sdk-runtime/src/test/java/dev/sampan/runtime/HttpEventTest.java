// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.NewEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HttpEventTest {

  private final Surroundings surroundings = new Surroundings();

  static final class Answering implements Handler<Event<Map<String, Object>>, Object> {
    @Override
    @SuppressWarnings("NullAway")
    public Object handle(Event<Map<String, Object>> event, Context context) {
      return switch (event.getType()) {
        case "com.example.reply" -> NewEvent.of("com.example.new", event.payload());
        case "com.example.value" -> event.payload();
        default -> null;
      };
    }
  }

  @Test
  void takes_an_event_in_binary_mode() throws Exception {
    HttpResponse response = http(binary("com.example.value"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void takes_an_event_in_structured_mode() throws Exception {
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"com.example.value\","
            + "\"data\":{\"b\":2}}";

    HttpResponse response =
        http(
            HttpRequest.of("POST", "/")
                .withHeader("content-type", "application/cloudevents+json")
                .withBody(Body.of(event)));

    assertThat(response.body().text()).isEqualTo("{\"b\":2}");
  }

  @Test
  void a_new_event_is_answered_in_binary_mode() throws Exception {
    HttpResponse response = http(binary("com.example.reply"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().first("ce-type")).contains("com.example.new");
    assertThat(response.headers().first("ce-id")).isPresent();
    assertThat(response.body().text()).isEqualTo("{\"a\":1}");
  }

  @Test
  void nothing_is_a_204() throws Exception {
    assertThat(http(binary("com.example.none")).status()).isEqualTo(204);
  }

  @Test
  void an_event_that_breaks_a_rule_is_a_400_that_names_it() throws Exception {
    HttpRequest request = binary("com.example.value").withHeader("ce-source", "");

    HttpResponse response = http(request);

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body().text()).contains("source");
  }

  @Test
  void what_is_no_event_is_a_415() throws Exception {
    assertThat(http(HttpRequest.of("POST", "/").withBody(Body.of("{}"))).status()).isEqualTo(415);
  }

  @Test
  void another_method_is_a_405() throws Exception {
    HttpResponse response = http(HttpRequest.of("GET", "/"));

    assertThat(response.status()).isEqualTo(405);
    assertThat(response.headers().first("allow")).contains("POST");
  }

  private HttpResponse http(HttpRequest request) throws InitException {
    return surroundings.instance(new Answering()).http(request, surroundings.call());
  }

  private static HttpRequest binary(String type) {
    return HttpRequest.of("POST", "/")
        .withHeader("ce-specversion", "1.0")
        .withHeader("ce-id", "1")
        .withHeader("ce-source", "/s")
        .withHeader("ce-type", type)
        .withHeader("content-type", "application/json")
        .withBody(Body.of("{\"a\":1}"));
  }
}
