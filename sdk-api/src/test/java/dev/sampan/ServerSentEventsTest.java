// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerSentEventsTest {

  private static String sent(ServerSentEvents events) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HttpResponse.serverSentEvents(events).body().writeTo(out, new StubJson());
    return out.toString(UTF_8);
  }

  @Test
  void says_what_it_is() {
    Headers headers = HttpResponse.serverSentEvents(sink -> {}).headers();

    assertThat(headers.first("content-type")).contains("text/event-stream");
    assertThat(headers.first("cache-control")).contains("no-cache");
  }

  @Test
  void writes_name_id_and_data() throws Exception {
    ServerSentEvent event = ServerSentEvent.of(Body.of("hi")).withId("7").withName("greeting");

    assertThat(sent(sink -> sink.send(event))).isEqualTo("event: greeting\nid: 7\ndata: hi\n\n");
  }

  @Test
  void writes_values_with_the_adapters_codec() throws Exception {
    assertThat(sent(sink -> sink.send(ServerSentEvent.of(Body.json(7)))))
        .isEqualTo("data: <7>\n\n");
  }

  @Test
  void writes_one_field_for_each_line() throws Exception {
    assertThat(sent(sink -> sink.send(ServerSentEvent.of(Body.of("a\r\nid: 1\rb\n\nc\n")))))
        .isEqualTo("data: a\ndata: id: 1\ndata: b\ndata: \ndata: c\ndata: \n\n");
    assertThat(sent(sink -> sink.comment("x\ndata: y"))).isEqualTo(": x\n: data: y\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "a\0b"})
  void refuses_fields_that_could_start_another(String field) {
    ServerSentEvent event = ServerSentEvent.of(Body.empty());

    assertThatIllegalArgumentException().isThrownBy(() -> event.withId(field));
    assertThatIllegalArgumentException().isThrownBy(() -> event.withName(field));
  }

  @Test
  void sends_each_event_at_once() throws Exception {
    List<Integer> flushedAt = new ArrayList<>();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void flush() {
            flushedAt.add(size());
          }
        };
    ServerSentEvent event = ServerSentEvent.of(Body.of("1"));

    HttpResponse.serverSentEvents(
            sink -> {
              sink.send(event);
              sink.send(event);
            })
        .body()
        .writeTo(out, new StubJson());

    assertThat(flushedAt).startsWith(9, 18);
  }
}
