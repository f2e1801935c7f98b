// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.EventTypes;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.NewEvent;
import dev.sampan.RejectedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DirectCallsTest {

  private final Surroundings surroundings = new Surroundings();

  static final class Sum implements Handler<List<Integer>, Map<String, Integer>> {
    @Override
    public Map<String, Integer> handle(List<Integer> numbers, Context context) {
      return Map.of("sum", numbers.stream().mapToInt(Integer::intValue).sum());
    }
  }

  static final class Typed implements Handler<Event<String>, Object> {
    @Override
    public Object handle(Event<String> event, Context context) {
      return event.payload().isEmpty() ? NewEvent.of("com.example.new", "x") : event.getType();
    }
  }

  static final class Failing implements Handler<String, Object> {
    @Override
    @SuppressWarnings("NullAway")
    public Object handle(String text, Context context) throws Exception {
      return switch (text) {
        case "rejected" -> throw new RejectedException("poison", "Not an order.");
        case "checked" -> throw new Exception("no disk");
        case "error" -> throw new ExceptionInInitializerError("no class");
        case "unwritable" -> new Object();
        case "http" -> HttpResponse.of(204);
        default -> null;
      };
    }
  }

  static final class Web implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.of(204);
    }
  }

  static final class Batches implements Handler<Batch<String>, BatchResult> {
    @Override
    public BatchResult handle(Batch<String> batch, Context context) {
      return new BatchResult(Map.of());
    }
  }

  @Test
  void takes_and_gives_json() throws Exception {
    assertThat(returned(new Sum(), "[1, 2, 3]")).isEqualTo("{\"sum\":6}");
  }

  @Test
  void wraps_the_call_as_an_event() throws Exception {
    assertThat(returned(new Typed(), "x")).isEqualTo(EventTypes.DIRECT_CALL);
  }

  @Test
  void gives_a_new_event_back_in_the_json_format() throws Exception {
    assertThat(returned(new Typed(), ""))
        .contains("\"specversion\":\"1.0\"")
        .contains("\"type\":\"com.example.new\"");
  }

  @Test
  void gives_null_back_as_json() throws Exception {
    assertThat(returned(new Failing(), "")).isEqualTo("null");
  }

  @Test
  void a_payload_that_does_not_fit_is_a_failure_that_says_so() throws Exception {
    assertThat(failed(new Sum(), "{}").message()).contains("expected an array");
    assertThat(failed(new Sum(), "").message()).contains("no data");
  }

  @Test
  void a_failure_has_type_message_and_frames() throws Exception {
    Failure failure = failed(new Failing(), "checked");

    assertThat(failure.type()).isEqualTo("java.lang.Exception");
    assertThat(failure.message()).isEqualTo("no disk");
    assertThat(failure.stackTrace().get(0)).contains("DirectCallsTest$Failing.handle");
    assertThat(surroundings.log()).contains("no disk");
  }

  @Test
  void errors_of_user_code_are_failures_too() throws Exception {
    assertThat(failed(new Failing(), "error").type())
        .isEqualTo("java.lang.ExceptionInInitializerError");
    assertThat(failed(new Failing(), "rejected").type()).isEqualTo("dev.sampan.RejectedException");
  }

  @Test
  void a_result_that_json_cannot_write_is_a_failure_that_names_its_class() throws Exception {
    assertThat(failed(new Failing(), "unwritable").message())
        .contains("java.lang.Object cannot be written as JSON");
  }

  @Test
  void functions_of_http_and_of_batches_have_no_direct_form() throws Exception {
    assertThat(failed(new Web(), "{}").type()).isEqualTo("Sampan.Unsupported");
    assertThat(failed(new Batches(), "{}").type()).isEqualTo("Sampan.Unsupported");
    assertThat(failed(new Failing(), "http").message()).contains("HTTP response");
  }

  private DirectReply call(Object handler, String payload) throws InitException {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return surroundings.instance(handler).direct(bytes, surroundings.call());
  }

  private String returned(Object handler, String payload) throws InitException {
    return ((DirectReply.Returned) call(handler, payload)).json().text();
  }

  private Failure failed(Object handler, String payload) throws InitException {
    return ((DirectReply.Failed) call(handler, payload)).failure();
  }
}
