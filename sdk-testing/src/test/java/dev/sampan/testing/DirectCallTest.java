// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Body;
import dev.sampan.Caller;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Outcome;
import dev.sampan.RejectedException;
import dev.sampan.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DirectCallTest {

  @Test
  void hands_a_request_to_the_handler() {
    Parrot parrot = new Parrot(TestStartup.of().withSetting("word", "hi"));
    TestContext context = TestContext.of().withDeadline(Duration.ofSeconds(3));

    HttpResponse response =
        parrot.handle(HttpRequest.of("POST", "/a").withBody(Body.of("b")), context);

    assertThat(response.body().text()).isEqualTo("b");
    assertThat(response.headers().first("x-word")).contains("hi");
    assertThat(response.headers().first("x-left")).contains("PT3S");
    assertThat(context.log().messages()).containsExactly("asked for /a");
  }

  @Test
  void hands_an_event_to_the_handler() {
    TestContext context = TestContext.of().withAttempt(3);

    int sum = new Adder().handle(TestEvents.event(new Adder.Numbers(1, 2)), context);

    assertThat(sum).isEqualTo(3);
    assertThat(context.log().lines())
        .containsExactly(new TestLog.Line("INFO", "added event-1 at attempt 3", null));
  }

  @Test
  void works_through_a_batch_and_stops_at_the_deadline() {
    Batch<Adder.Numbers> batch =
        TestEvents.batch(new Adder.Numbers(1, 2), new Adder.Numbers(-1, 2));

    BatchResult result = batch.each(TestContext.of(), new Adder());
    BatchResult late = batch.each(TestContext.of().withDeadline(Duration.ofMillis(1)), new Adder());

    assertThat(result.outcomes())
        .isEqualTo(
            Map.of(
                "event-1",
                Outcome.ack(),
                "event-2",
                Outcome.reject("negative", "No negative numbers, please.")));
    assertThat(late.outcome("event-1")).isEqualTo(Outcome.notAttempted("the deadline is near"));
  }

  @Test
  void gives_the_context_what_a_platform_or_middleware_would() {
    Caller caller = new Caller("iam", "ada", Map.of());
    Trace trace = new Trace("00-1-2-01", "");

    TestContext context =
        TestContext.of()
            .withFunction("orders")
            .withPlatform("lambda")
            .withColdStart(true)
            .withTrace(trace)
            .withAttribute(Caller.class, caller)
            .withRaw(7);

    assertThat(context.function()).isEqualTo("orders");
    assertThat(context.platform()).isEqualTo("lambda");
    assertThat(context.coldStart()).isTrue();
    assertThat(context.trace()).isEqualTo(trace);
    assertThat(context.attribute(Caller.class)).contains(caller);
    assertThat(context.raw(Integer.class)).contains(7);
    assertThat(context.raw(Caller.class)).isEmpty();
  }

  @Test
  void asks_for_an_early_end() {
    TestCancellation cancellation = new TestCancellation();
    TestContext context = TestContext.of().withCancellation(cancellation);
    List<String> told = new ArrayList<>();
    context.cancellation().onRequest(() -> told.add("kept"));
    context.cancellation().onRequest(() -> told.add("closed")).close();

    cancellation.request();

    assertThat(context.cancellation().requested()).isTrue();
    assertThat(told).containsExactly("kept");
  }

  @Test
  void makes_events_with_the_attributes_that_the_test_names() {
    TestEvent<String> event =
        TestEvents.event("{\"a\":1,\"b\":2}")
            .withId("x")
            .withSubject("s")
            .withExtension("tenant", "t");

    assertThat(event.getId()).isEqualTo("x");
    assertThat(event.delivery().receipt()).isEqualTo("x");
    assertThat(event.getSubject()).isEqualTo("s");
    assertThat(event.getExtension("tenant")).isEqualTo("t");
    assertThat(event.getData().toBytes()).asString().isEqualTo("{\"a\":1,\"b\":2}");
    assertThat(event.payload(Adder.Numbers.class)).isEqualTo(new Adder.Numbers(1, 2));
  }

  @Test
  void refuses_a_payload_that_is_none() {
    assertThatThrownBy(() -> TestEvents.event("no json").payload(Adder.Numbers.class))
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.code()).isEqualTo("payload"));
  }

  @Test
  void says_how_to_give_a_setting_that_is_missing() {
    assertThatThrownBy(() -> TestStartup.of().require("word"))
        .hasMessageContaining("withSetting(\"word\"");
  }
}
