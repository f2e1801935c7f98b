// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CorpusTest {

  @Test
  void the_index_names_every_case_that_has_files() throws Exception {
    try (var files = Files.walk(corpus())) {
      var found =
          files
              .filter(file -> file.getFileName().toString().equals("portable.json"))
              .map(file -> corpus().relativize(file.getParent()).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(Corpus.all())
          .extracting(CorpusCase::path)
          .containsExactlyInAnyOrderElementsOf(found);
    }
  }

  @Test
  void every_case_is_complete() {
    for (var each : Corpus.all()) {
      assertThat(each.portable().has("sent")).as(each.path()).isTrue();
      assertThat(each.portable().has("received")).as(each.path()).isTrue();
      assertThat(each.portableReply().has("reply")).as(each.path()).isTrue();
      assertThat(each.nativeRequest().start().isEmpty())
          .as(each.path())
          .isNotEqualTo(each.nativeRequest().isHttp());
      assertThat(each.nativeReply()).as(each.path()).isNotNull();
    }
  }

  @Test
  void every_platform_has_every_kind() {
    for (var platform : new String[] {"lambda", "scf", "cloudrun"}) {
      for (var kind : new String[] {"http", "direct", "cloudevent", "queue"}) {
        assertThat(Corpus.cases(platform, kind)).as(platform + "/" + kind).isNotEmpty();
      }
    }
  }

  @Test
  void an_http_message_goes_over_the_wire_with_its_length() {
    var wire = Corpus.get("cloudrun/direct/returned").nativeRequest().wire();

    var text = new String(wire, StandardCharsets.UTF_8);
    assertThat(text).startsWith("POST / HTTP/1.1\r\nhost: ").contains("\r\ncontent-length: 62\r\n");
    assertThat(text)
        .endsWith(
            "\r\n\r\n{\"sku\":\"tea-7\",\"quantity\":3,\"tags\":[\"gift\",null],\"price\":12.5}");
  }

  @Test
  void every_byte_of_a_binary_body_is_kept() {
    var body = Corpus.get("cloudrun/http/binary").nativeRequest().body().bytes();

    assertThat(body).hasSize(256);
    assertThat(body[255]).isEqualTo((byte) 0xff);
    assertThat(
            Portable.request(Corpus.get("cloudrun/http/binary").portable().get("sent"))
                .body()
                .bytes())
        .isEqualTo(body);
  }

  @Test
  void a_case_that_does_not_exist_is_named() {
    assertThatThrownBy(() -> Corpus.get("lambda/http/nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lambda/http/nothing");
  }

  private static Path corpus() {
    try {
      var index = Objects.requireNonNull(Corpus.class.getResource("corpus/index"));
      return Objects.requireNonNull(Path.of(index.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
