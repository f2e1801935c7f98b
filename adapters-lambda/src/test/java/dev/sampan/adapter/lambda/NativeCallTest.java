// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that want an answer of their own; the golden files show each as it should be. */
final class NativeCallTest {

  private static final String DIRECT = "dev.sampan.direct.call.v1";

  /** Answers with what it got. */
  public static final class Echo implements Handler<Event<Map<String, Object>>, Object> {
    final List<Event<Map<String, Object>>> events = new ArrayList<>();

    @Override
    public Object handle(Event<Map<String, Object>> event, Context context) {
      events.add(event);
      return event.payload();
    }
  }

  /** Binds the native JSON to a class of its own. */
  public static final class PreSignUp implements Handler<PreSignUp.Asked, PreSignUp.Asked> {
    /** The part that it cares for. */
    public record Asked(String triggerSource, String userName, Map<String, Object> response) {}

    @Override
    public Asked handle(Asked asked, Context context) {
      return new Asked(asked.triggerSource(), asked.userName(), Map.of("autoConfirmUser", true));
    }
  }

  /** Takes HTTP requests only. */
  public static final class Web implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return HttpResponse.of(204);
    }
  }

  private final Echo echo = new Echo();

  static Stream<CorpusCase> cases() {
    return Corpus.cases("lambda", "native").stream();
  }

  private static String golden(String id) {
    return Corpus.get("lambda/native/" + id).nativeRequest().body().text();
  }

  private static FakeLambda.Post post(Function function, String event) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event);
    function.run(lambda);
    return lambda.post();
  }

  private Event<Map<String, Object>> only(String event) throws Exception {
    echo.events.clear();
    post(Function.of(echo), event);
    assertThat(echo.events).hasSize(1);
    return echo.events.get(0);
  }

  @ParameterizedTest
  @EnumSource(NativeKind.class)
  void every_kind_has_a_golden_event(NativeKind kind) {
    assertThat(cases().map(each -> each.portable().at("/received/type").textValue()))
        .contains(kind.type());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void an_event_without_one_of_the_members_that_make_its_kind_is_any_direct_call(CorpusCase each)
      throws Exception {
    String type = Objects.requireNonNull(each.portable().at("/received/type").textValue());
    JsonNode golden = Portable.json(each.nativeRequest().body().bytes());
    int plain = 0;
    for (String name : names(golden)) {
      ObjectNode without = golden.deepCopy();
      without.remove(name);

      String found = only(without.toString()).getType();

      assertThat(found).as("without " + name).isIn(type, DIRECT);
      plain += found.equals(DIRECT) ? 1 : 0;
    }
    assertThat(plain).isPositive();
  }

  private static List<String> names(JsonNode golden) {
    List<String> names = new ArrayList<>();
    golden.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"triggerSource\":null,\"userPoolId\":\"p\",\"request\":{},\"response\":{}}",
        "{\"triggerSource\":{},\"userPoolId\":\"p\",\"request\":{},\"response\":{}}",
        "{\"type\":\"COOKIE\",\"methodArn\":\"a\",\"authorizationToken\":\"t\"}",
        "{\"Records\":[],\"ses\":{}}",
        "{\"Records\":[{},{\"eventSource\":\"aws:ses\",\"ses\":{}}]}",
        "{\"requestContext\":[[{\"connectionId\":\"c\"}]]}",
        "{}"
      })
  void what_only_looks_like_one_is_any_direct_call(String event) throws Exception {
    assertThat(only(event).getType()).isEqualTo(DIRECT);
  }

  @Test
  void a_declared_trigger_does_not_make_such_an_event_its_own() throws Exception {
    post(Function.of(echo).behind(Trigger.QUEUE, "orders"), golden("cognito-pre-sign-up"));

    Event<?> event = echo.events.get(0);
    assertThat(event.delivery().trigger()).isEqualTo(Trigger.DIRECT);
    assertThat(event.getType()).isEqualTo("com.amazon.cognito-idp.trigger");
  }

  @Test
  void a_handler_of_a_class_of_its_own_gets_the_native_json_and_gives_the_native_reply()
      throws Exception {
    String body = post(Function.of(new PreSignUp()), golden("cognito-pre-sign-up")).body();

    JsonNode reply = Portable.json(body.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.get("userName").textValue()).isEqualTo("ching");
    assertThat(reply.at("/response/autoConfirmUser").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"authorizer-request", "authorizer-v2", "websocket-connect"})
  void an_http_function_is_not_asked_for_leave_nor_for_a_web_socket(String id) throws Exception {
    FakeLambda.Post post = post(Function.of(new Web()).behind(Trigger.HTTP, ""), golden(id));

    assertThat(post.path()).endsWith("/error");
    assertThat(post.body()).contains("Sampan.Unsupported", "takes HTTP requests");
  }

  @Test
  void a_text_that_is_cut_off_is_any_direct_call() throws Exception {
    byte[] whole = golden("appsync").getBytes(StandardCharsets.UTF_8);
    EventDispatch dispatch = new EventDispatch(Function.of(echo).instance(), false);
    var invocation = new LambdaInvocation("id", 0, null, null, null, null, null);

    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      dispatch.serve(cut, dispatch.call(invocation, Function.of(echo).environment()));
    }

    assertThat(echo.events).hasSizeGreaterThan(100);
    assertThat(echo.events).extracting(Event::getType).containsOnly(DIRECT);
  }
}
