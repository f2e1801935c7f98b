// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Handler;
import dev.sampan.Message;
import dev.sampan.NewEvent;
import dev.sampan.PublishException;
import dev.sampan.Trace;
import dev.sampan.Trigger;
import dev.sampan.runtime.cloudevents.StrictCloudEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class PublisherTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final Surroundings surroundings = new Surroundings();
  private final List<Published> published = new ArrayList<>();

  static final class Publishing implements Handler<String, Object> {
    final Function<Context, String> task;

    Publishing(Function<Context, String> task) {
      this.task = task;
    }

    @Override
    public Object handle(String input, Context context) {
      return task.apply(context);
    }
  }

  @Test
  void sends_a_message_with_all_it_has() throws Exception {
    var message =
        Message.of(Map.of("total", 7))
            .withKey("c-1")
            .withAttribute("kind", "new")
            .withDelay(Duration.ofSeconds(5));

    var id = run(it -> it.publisher().queue("orders", message), "queue:orders");

    var sent = published.get(0);
    assertThat(id).isEqualTo(sent.id());
    assertThat(sent.kind()).isEqualTo(Trigger.QUEUE);
    assertThat(sent.name()).isEqualTo("orders");
    assertThat(sent.body().text()).isEqualTo("{\"total\":7}");
    assertThat(sent.key()).isEqualTo("c-1");
    assertThat(sent.attributes()).containsExactly(Map.entry("kind", "new"));
    assertThat(sent.delay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(sent.invocation()).isEqualTo("i-1");
    assertThat(sent.traceparent()).isEqualTo(TRACE);
  }

  @Test
  void keeps_texts_and_bytes_as_they_are() throws Exception {
    run(it -> it.publisher().topic("news", Message.of("plain")), "topic:news");
    run(it -> it.publisher().topic("news", Message.of(new byte[] {0, -1})), "topic:news");

    assertThat(published.get(0).body().text()).isEqualTo("plain");
    assertThat(published.get(1).body().bytes()).containsExactly(0, -1);
  }

  @Test
  void puts_a_whole_cloud_event_on_a_bus() throws Exception {
    var event = NewEvent.of("com.example.paid", Map.of("n", 1)).withSubject("7");

    var id = run(it -> it.publisher().bus("shop", event), "bus:shop");

    var sent = StrictCloudEvents.readJson(published.get(0).body().bytes());
    assertThat(sent.getId()).isEqualTo(id);
    assertThat(sent.getType()).isEqualTo("com.example.paid");
    assertThat(sent.getSubject()).isEqualTo("7");
    assertThat(sent.getSource()).hasToString("urn:sampan:function:orders");
  }

  @Test
  void refuses_what_the_manifest_does_not_list_and_says_what_to_add() throws Exception {
    var failure = failure(it -> it.publisher().queue("orders", Message.of("x")), "topic:orders");

    assertThat(failure)
        .contains("may not publish to the queue \"orders\"")
        .contains("{ queue: orders } under functions.orders.publishes in sampan.yaml");
    assertThat(published).isEmpty();
  }

  @Test
  void says_where_it_can_publish_when_there_is_no_address() throws Exception {
    var instance = instance(it -> it.publisher().queue("q", Message.of("x")), "queue:q");

    var reply = instance.direct("\"\"".getBytes(StandardCharsets.UTF_8), call());

    assertThat(((DirectReply.Failed) reply).failure().message())
        .contains("on lambda Sampan has nowhere to publish to")
        .contains("SAMPAN_PUBLISH_URL");
  }

  @Test
  void posts_to_the_address_of_its_variables_with_its_token() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var request = answer(server, "201 Created", "{}");
      var channel = channel(server);

      var id = channel.publish(message());

      assertThat(id).isEqualTo("m-1");
      assertThat(request.get())
          .startsWith("POST /api/publications/queue/orders HTTP/1.1\r\n")
          .contains("\r\nAuthorization: Bearer secret\r\n")
          .endsWith(
              "{\"id\":\"m-1\",\"body\":\"eA==\",\"key\":\"k\",\"attributes\":{\"a\":\"b\"},"
                  + "\"delay\":0,\"invocation\":\"i-1\",\"traceparent\":\"\"}");
    }
  }

  @Test
  void passes_on_why_it_was_refused() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var unused = answer(server, "507 Insufficient Storage", "{\"detail\":\"the disk is full\"}");
      var channel = channel(server);

      assertThatThrownBy(() -> channel.publish(message()))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("\"orders\" has not accepted")
          .hasMessageContaining("the disk is full");
    }
  }

  @Test
  void says_that_nobody_answers() throws Exception {
    var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var channel = channel(server);
    server.close();

    assertThatThrownBy(() -> channel.publish(message()))
        .isInstanceOf(PublishException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  private static Published message() {
    return new Published(
        Trigger.QUEUE,
        "orders",
        "m-1",
        Body.of("x"),
        "k",
        Map.of("a", "b"),
        Duration.ZERO,
        "i-1",
        "");
  }

  private PublishChannel channel(ServerSocket server) {
    var url = "http://127.0.0.1:" + server.getLocalPort() + "/api/publications";
    var environment = surroundings.environment();
    var variables = Map.of("SAMPAN_PUBLISH_URL", url, "SAMPAN_PUBLISH_TOKEN", "secret");
    return HttpPublishChannel.of(
        "orders",
        "lambda",
        new Environment(variables, environment.clock(), environment.loader(), environment.log()));
  }

  private static CompletableFuture<String> answer(ServerSocket server, String status, String body) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (var socket = server.accept()) {
            var buffer = new byte[8192];
            var count = socket.getInputStream().read(buffer);
            var reply =
                "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(reply.getBytes(StandardCharsets.UTF_8));
            return new String(buffer, 0, count, StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private String run(Function<Context, String> task, String publishes) throws Exception {
    var instance = instance(task, publishes);
    instance.publishThrough(
        it -> {
          published.add(it);
          return it.id();
        });
    var reply = instance.direct("\"\"".getBytes(StandardCharsets.UTF_8), call());
    return ((DirectReply.Returned) reply).json().text();
  }

  private String failure(Function<Context, String> task, String publishes) throws Exception {
    var reply = instance(task, publishes).direct("\"\"".getBytes(StandardCharsets.UTF_8), call());
    return ((DirectReply.Failed) reply).failure().message();
  }

  private FunctionInstance instance(Function<Context, String> task, String publishes)
      throws InitException {
    var entry = Surroundings.entry().withPublishes(List.of(publishes));
    return surroundings.instance(entry, new Publishing(task));
  }

  private Call call() {
    var environment = surroundings.environment();
    var deadline = new Deadline(Instant.MAX, environment.clock());
    return Call.of("i-1", deadline, LineLog.of("lambda", environment, "i-1"))
        .withTrace(new Trace(TRACE, ""));
  }
}
