// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.Trigger;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.SourceEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventDocumentTest {

  @Test
  void is_a_message_with_what_it_says() throws Exception {
    var message = (QueueMessage) read("{\"id\":\"m\",\"body\":{\"n\":1},\"key\":\"k\"}");

    assertThat(message.id()).isEqualTo("m");
    assertThat(message.body().text()).isEqualTo("{\"n\":1}");
    assertThat(message.key()).isEqualTo("k");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"atributes\":{}} | an event has no member atributes; there are id, body",
        "{\"attributes\":[1]} | attributes is a JSON object, not [1]",
        "{\"bodyBase64\":\"****\"} | Illegal base64",
        "[] | an event is a JSON object, not []"
      })
  void refuses_what_would_be_lost(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static SourceEvent read(String json) throws Exception {
    var tree = new ObjectMapper().readTree(json);
    return EventDocument.read(Trigger.QUEUE, "orders", tree, Instant.EPOCH);
  }
}
