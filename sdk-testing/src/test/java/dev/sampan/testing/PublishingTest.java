// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Message;
import dev.sampan.NewEvent;
import dev.sampan.Trigger;
import dev.sampan.runtime.Published;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PublishingTest {

  @EveryPlatform(function = "herald")
  void keeps_what_a_function_publishes(RunningFunction herald) {
    HttpResponse first = herald.http(post("/queue"));
    HttpResponse second = herald.http(post("/bus"));

    assertThat(herald.published())
        .extracting(it -> it.kind() + " " + it.name() + " " + it.id())
        .containsExactly(
            "QUEUE numbers " + first.body().text(), "BUS news " + second.body().text());
    assertThat(herald.published().get(0).body().text()).isEqualTo("{\"a\":\"7\"}");
    assertThat(herald.published().get(0).key()).isEqualTo("k");
    CloudEvent event = StrictCloudEvents.readJson(herald.published().get(1).body().bytes());
    assertThat(event.getType()).isEqualTo("com.example.said");
  }

  @EveryPlatform(function = "herald")
  void refuses_what_the_manifest_does_not_list(RunningFunction herald) {
    HttpResponse refused = herald.http(post("/elsewhere"));

    assertThat(refused.status()).isEqualTo(503);
    assertThat(herald.published()).isEmpty();
    assertThat(herald.log()).contains("{ topic: nowhere } under functions.herald.publishes");
  }

  @Test
  void keeps_what_is_published_by_hand() {
    TestContext context = TestContext.of().withFunction("orders");

    String id = context.withAttempt(2).publisher().topic("news", Message.of("hi"));
    context.publisher().bus("shop", NewEvent.of("com.example.paid", "7").withId("e-1"));

    assertThat(context.published()).extracting(Published::id).containsExactly(id, "e-1");
    assertThat(context.published().get(0).kind()).isEqualTo(Trigger.TOPIC);
    assertThat(context.published().get(0).body().text()).isEqualTo("hi");
    CloudEvent event = StrictCloudEvents.readJson(context.published().get(1).body().bytes());
    assertThat(event.getSource()).hasToString("urn:sampan:function:orders");
  }

  private static HttpRequest post(String path) {
    return HttpRequest.of("POST", path).withBody(Body.of("7"));
  }
}
