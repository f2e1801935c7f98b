// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputFilesTest {

  @TempDir private Path directory;

  @Test
  void a_request_has_a_first_line_headers_and_a_body_without_its_last_line_end() throws Exception {
    var request =
        RequestFile.read(file("POST /a?b=c%20d\nX-One: 1\nx-one: 2\n\n{\"k\":\n\"v\"}\n"));

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/a?b=c%20d");
    assertThat(request.headers().all("x-one")).containsExactly("1", "2");
    assertThat(request.body().text()).isEqualTo("{\"k\":\n\"v\"}");
  }

  @Test
  void a_request_may_have_no_body() throws Exception {
    assertThat(RequestFile.read(file("GET /\n")).body().bytes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET", "GET nowhere", "GET /\nno colon\n", "GET /\n: nameless\n"})
  void what_is_no_request_is_refused_by_the_name_of_its_file(String text) throws Exception {
    var file = file(text);

    assertThatThrownBy(() -> RequestFile.read(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void messages_carry_id_key_attributes_and_compact_bodies() throws Exception {
    var batch =
        QueueFile.read(
            file(
                """
                [{"id": "1", "key": "k", "attributes": {"a": "b"}, "body": {"x": [1, 2]}},
                 {"id": "2", "body": "plain"}]
                """),
            Instant.EPOCH);

    assertThat(batch.get(0).body().text()).isEqualTo("{\"x\":[1,2]}");
    assertThat(batch.get(0).key()).isEqualTo("k");
    assertThat(batch.get(0).attributes()).containsEntry("a", "b");
    assertThat(batch.get(1).body().text()).isEqualTo("plain");
    assertThat(batch.get(1).key()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "[{}]", "[{\"id\": 1, \"body\": 2}]", "[{\"id\": \"1\"}", "nope"})
  void what_is_no_delivery_is_refused(String text) throws Exception {
    var file = file(text);

    assertThatThrownBy(() -> QueueFile.read(file, Instant.EPOCH))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(file.toString());
  }

  private Path file(String text) throws Exception {
    return Files.writeString(directory.resolve("input"), text);
  }
}
