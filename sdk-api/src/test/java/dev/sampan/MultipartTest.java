// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartTest {

  private static final String TYPE = "multipart/form-data; boundary=b";

  private static List<HttpRequest.Part> parts(String type, byte[] body) {
    return HttpRequest.of("POST", "/")
        .withHeader("content-type", type)
        .withBody(Body.of(body))
        .parts();
  }

  private static List<HttpRequest.Part> parts(String body) {
    return parts(TYPE, body.getBytes(UTF_8));
  }

  private static String part(String disposition, String content) {
    return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
  }

  private static void assertRefused(int status, String body) {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> parts(body))
        .satisfies(e -> assertThat(e.status()).isEqualTo(status));
  }

  @Test
  void reads_fields_and_files() {
    List<HttpRequest.Part> parts =
        parts(
            part("name=title", "Sails")
                + "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a b.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n1,2\r\n3,4\r\n--b--\r\n");

    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).name()).isEqualTo("title");
    assertThat(parts.get(0).fileName()).isNull();
    assertThat(parts.get(0).body().text()).isEqualTo("Sails");
    assertThat(parts.get(1).name()).isEqualTo("file");
    assertThat(parts.get(1).fileName()).isEqualTo("a b.csv");
    assertThat(parts.get(1).headers().first("content-type")).contains("text/csv");
    assertThat(parts.get(1).body().text()).isEqualTo("1,2\r\n3,4");
    assertThat(parts.get(1).body().length()).hasValue(8);
  }

  @Test
  void keeps_every_byte() {
    byte[] all = new byte[1024];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    String body = part("name=a", new String(all, ISO_8859_1)) + "--b--";

    Body part = parts(TYPE, body.getBytes(ISO_8859_1)).get(0).body();

    assertThat(part.bytes()).isEqualTo(all);
    assertThat(part.open()).hasBinaryContent(all);
  }

  @Test
  void takes_quoted_boundaries_preambles_blanks_and_epilogues() {
    String body =
        "preamble\r\n--a b\t \r\nContent-Disposition: form-data; name=x\r\n\r\n1\r\n--a b--\r\nepilogue";

    assertThat(parts("multipart/form-data; charset=x; Boundary=\"a b\"", body.getBytes(UTF_8)))
        .extracting(each -> each.body().text())
        .containsExactly("1");
  }

  @Test
  void reads_names_in_utf_8_and_with_escaped_quotes() {
    List<HttpRequest.Part> parts =
        parts(
            part("filename=\"\u5e06;\\\"1\\\".png\"; name=\"a;filename=x\"", "")
                + part("flag; name=b; filename=\"C:\\new\\x.png\"", "")
                + "--b--");

    assertThat(parts.get(0).fileName()).isEqualTo("\u5e06;\"1\".png");
    assertThat(parts.get(0).name()).isEqualTo("a;filename=x");
    assertThat(parts.get(1).name()).isEqualTo("b");
    assertThat(parts.get(1).fileName()).isEqualTo("C:\\new\\x.png");
  }

  @Test
  void has_none_when_it_is_closed_at_once() {
    assertThat(parts("--b--")).isEmpty();
  }

  @Test
  void knows_empty_parts() {
    assertThat(parts(part("name=a", "") + "--b--").get(0).body().bytes()).isEmpty();
    assertThat(parts("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n--b--"))
        .extracting(each -> each.body().text())
        .containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b",
        "--b\r\n",
        "--b\r\n--b--",
        "--b\r\n\r\n",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\ncut",
        "--b\r\nContent-Disposition: form-data; name=a\r\n--b--",
        "--b\r\nno colon\r\n\r\nx\r\n--b--",
        "--b\r\na b: c\r\n\r\nx\r\n--b--",
        "--b\r\nx: y\0\r\n\r\nx\r\n--b--",
        "--b\r\n\r\nno name\r\n--b--",
        "--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--",
        "--bx\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--bx--",
        "--b\nContent-Disposition: form-data; name=a\n\nx\n--b--",
        "--b-",
      })
  void answers_400_to_a_damaged_body(String body) {
    assertRefused(400, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; xboundary=b",
        "multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901"
      })
  void answers_400_without_a_boundary(String type) {
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> parts(type, new byte[0]))
        .withMessageContaining("boundary")
        .satisfies(e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void answers_413_to_too_many_parts() {
    assertThat(parts(part("name=a", "").repeat(1000) + "--b--")).hasSize(1000);
    assertRefused(413, part("name=a", "").repeat(1001) + "--b--");
  }

  @Test
  void answers_413_to_a_part_with_too_many_or_too_long_headers() {
    assertRefused(413, "--b\r\n" + "a: b\r\n".repeat(33) + "\r\nx\r\n--b--");
    assertRefused(413, "--b\r\na: " + "b".repeat(17_000) + "\r\n\r\nx\r\n--b--");
    assertRefused(413, "--b\r\n" + "b".repeat(17_000) + "\r\n--b--");
  }

  @Test
  void ends_with_an_answer_whatever_the_bytes() {
    Random random = new Random(7);
    String alphabet = "-b\r\n:; =\"\\a";
    for (int i = 0; i < 10_000; i++) {
      StringBuilder body = new StringBuilder("--b\r\n");
      for (int j = random.nextInt(30); j > 0; j--) {
        body.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      body.append(random.nextBoolean() ? "\r\n--b--" : "");
      try {
        parts(body.toString());
      } catch (HttpException e) {
        assertThat(e.status()).isIn(400, 413);
      }
    }
  }
}
