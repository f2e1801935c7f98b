// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class BodyTest {

  private final StubJson json = new StubJson();

  private Body received(String text, long length, long limit) {
    return Body.from(new ByteArrayInputStream(text.getBytes(UTF_8)), length, limit, json);
  }

  private static int statusOf(Runnable read) {
    int[] status = new int[1];
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(read::run)
        .satisfies(e -> status[0] = e.status());
    return status[0];
  }

  private byte[] written(Body body) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    body.writeTo(out, json);
    return out.toByteArray();
  }

  @Test
  void keeps_bytes_from_being_changed() {
    byte[] mine = {1, 2};
    Body body = Body.of(mine);
    mine[0] = 9;
    body.bytes()[1] = 9;

    assertThat(body.bytes()).containsExactly(1, 2);
  }

  @Test
  void gives_its_bytes_again_and_again_also_from_a_stream() {
    Body body = received("17", -1, 10);

    assertThat(body.bytes()).asString(UTF_8).isEqualTo("17");
    assertThat(body.text()).isEqualTo("17");
    assertThat(body.as(Integer.class)).isEqualTo(17);
    assertThat(body.open()).hasContent("17");
    assertThat(body.open()).hasContent("17");
    assertThat(body.streamed()).isFalse();
    assertThat(body.length()).hasValue(2);
  }

  @Test
  void opens_a_stream_once() throws IOException {
    Body body = received("abc", 3, 10);

    assertThat(body.streamed()).isTrue();
    assertThat(body.open().readAllBytes()).asString(UTF_8).isEqualTo("abc");
    assertThatIllegalStateException().isThrownBy(body::open);
    assertThatIllegalStateException().isThrownBy(body::bytes);
  }

  @Test
  void reads_json_without_copying() {
    byte[] bytes = "17".getBytes(UTF_8);

    assertThat(Body.from(bytes, json).as(int.class)).isEqualTo(17);
    assertThat(json.given).isSameAs(bytes);
  }

  @Test
  void reads_text_and_bytes_raw_without_a_codec() {
    assertThat(Body.of("{}").as(String.class)).isEqualTo("{}");
    assertThat(Body.of("{}").as(byte[].class)).containsExactly('{', '}');
  }

  @Test
  void answers_400_to_what_is_not_the_json_expected() {
    assertThat(statusOf(() -> Body.from(new byte[] {'x'}, json).as(Integer.class))).isEqualTo(400);
    assertThat(statusOf(() -> Body.from(new byte[0], json).as(Integer.class))).isEqualTo(400);
    assertThat(statusOf(() -> received("null", 4, 9).as(Integer.class))).isEqualTo(400);
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> received("x", 1, 9).as(Integer.class))
        .withMessageContaining("line 1")
        .withCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lets_the_runtime_read_json_null() {
    assertThat(received("null", 4, 9).read(Integer.class, json)).isNull();
  }

  @Test
  void refuses_a_body_over_the_limit_before_reading_it() {
    InputStream untouched = new ByteArrayInputStream(new byte[11]);
    Body body = Body.from(untouched, 11, 10, json);

    assertThat(statusOf(body::bytes)).isEqualTo(413);
    assertThat(statusOf(body::text)).as("again").isEqualTo(413);
    assertThat(untouched).hasBinaryContent(new byte[11]);
  }

  @Test
  void stops_at_the_limit_when_the_length_is_unknown_or_a_lie() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };

    assertThat(statusOf(Body.from(endless, -1, 100_000, json)::bytes)).isEqualTo(413);
    assertThat(statusOf(Body.from(endless, 10, 100_000, json)::bytes)).isEqualTo(413);
    assertThatExceptionOfType(HttpException.class)
        .isThrownBy(() -> Body.from(endless, -1, 100_000, json).open().readAllBytes());
  }

  @Test
  void takes_a_body_of_exactly_the_limit() {
    assertThat(received("12345", 5, 5).text()).isEqualTo("12345");
    assertThat(received("12345", -1, 5).text()).isEqualTo("12345");
    assertThat(statusOf(received("123456", -1, 5)::text)).isEqualTo(413);
  }

  @Test
  void refuses_a_body_that_ended_too_soon() {
    assertThat(statusOf(received("abc", 4, 10)::bytes)).isEqualTo(400);
  }

  @Test
  void reads_single_bytes_of_any_value() throws IOException {
    InputStream in = Body.from(new ByteArrayInputStream(new byte[] {-1}), 1, 1, json).open();

    assertThat(in.read()).isEqualTo(255);
    assertThat(in.read()).isEqualTo(-1);
  }

  @Test
  void passes_a_broken_connection_on() throws IOException {
    InputStream broken = InputStream.nullInputStream();
    broken.close();

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(Body.from(broken, -1, 10, json)::bytes)
        .withMessageContaining("closed");
  }

  @Test
  void writes_a_value_with_the_codec_it_is_given() throws Exception {
    Body body = Body.json(17);

    assertThat(written(body)).asString(UTF_8).isEqualTo("<17>");
    assertThat(body.value()).isEqualTo(17);
    assertThat(body.length()).isEqualTo(OptionalLong.empty());
    assertThat(body.encoded(json).text()).isEqualTo("<17>");
    assertThat(written(Body.json(null))).asString(UTF_8).isEqualTo("<null>");
  }

  @Test
  void fails_to_encode_before_anything_is_sent() {
    Body body = Body.json(Thread.currentThread());

    assertThatIllegalArgumentException().isThrownBy(() -> body.encoded(json));
  }

  @Test
  void says_what_is_missing_when_there_is_no_codec() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Body.json(1).bytes())
        .withMessageContaining("sampan-runtime");
    assertThatIllegalStateException().isThrownBy(() -> Body.of("1").as(Integer.class));
  }

  @Test
  void leaves_other_bodies_as_they_are_when_encoding() {
    Body text = Body.of("a");

    assertThat(text.encoded(json)).isSameAs(text);
    assertThat(text.value()).isNull();
  }

  @Test
  void runs_a_writer_once() throws Exception {
    int[] runs = new int[1];
    Body body =
        Body.stream(
            out -> {
              runs[0]++;
              out.write("abc".getBytes(UTF_8));
              out.close();
            });

    assertThat(body.streamed()).isTrue();
    assertThat(written(body)).asString(UTF_8).isEqualTo("abc");
    assertThatIllegalStateException().isThrownBy(() -> written(body));
    assertThat(runs[0]).isEqualTo(1);
  }

  @Test
  void keeps_what_a_writer_wrote_once_its_bytes_were_asked_for() throws Exception {
    Body body = Body.stream(out -> out.write('x'));

    assertThat(body.text()).isEqualTo("x");
    assertThat(written(body)).containsExactly('x');
    assertThat(body.bytes()).containsExactly('x');
  }

  @Test
  void does_not_let_a_writer_close_the_connection() throws Exception {
    boolean[] closed = new boolean[1];
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    Body.stream(java.io.OutputStream::close).writeTo(out, json);

    assertThat(closed[0]).isFalse();
  }

  @Test
  void lets_a_writers_exception_through() {
    Body body =
        Body.stream(
            out -> {
              out.write('x');
              throw new IOException("half");
            });

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> written(body));
  }

  @Test
  void copies_a_received_stream_to_an_answer() throws Exception {
    assertThat(written(received("abc", -1, 10))).asString(UTF_8).isEqualTo("abc");
  }

  @Test
  void is_empty() {
    assertThat(Body.empty().bytes()).isEmpty();
    assertThat(Body.empty().length()).hasValue(0);
    assertThat(Body.of("s3cret").toString()).doesNotContain("s3cret").contains("6");
  }
}
