// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FunctionExceptionTest {

  @Test
  void rejected_is_a_rejection_and_422() {
    RejectedException thrown = new RejectedException("lines-missing", "No lines.");

    assertThat(thrown.outcome()).isEqualTo(Outcome.reject("lines-missing", "No lines."));
    assertThat(thrown.response().status()).isEqualTo(422);
    assertThat(thrown.response().body().text())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
                + "\"detail\":\"No lines.\",\"code\":\"lines-missing\"}");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT1S, 1", "PT1.001S, 2", "PT90S, 90"})
  void retryable_is_a_retry_and_503_with_retry_after(Duration after, String seconds) {
    RetryableException thrown = new RetryableException("busy", after);

    assertThat(thrown.outcome()).isEqualTo(Outcome.retry("busy", after));
    assertThat(thrown.response().status()).isEqualTo(503);
    assertThat(thrown.response().headers().first("retry-after")).contains(seconds);
    assertThat(thrown.after()).contains(after);
  }

  @Test
  void retryable_tells_callers_nothing_of_its_message() {
    RetryableException thrown =
        new RetryableException("no route to 10.0.0.7", new IOException("x"));

    assertThat(thrown.outcome()).isEqualTo(Outcome.retry("no route to 10.0.0.7"));
    assertThat(thrown.response().body().text()).doesNotContain("10.0.0.7");
    assertThat(thrown.response().headers().first("retry-after")).contains("1");
    assertThat(thrown.after()).isEmpty();
  }

  @Test
  void retryable_refuses_a_negative_wait() {
    Duration negative = Duration.ofSeconds(-1);

    assertThatIllegalArgumentException().isThrownBy(() -> new RetryableException("x", negative));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 599})
  void http_of_a_passing_status_is_a_retry(int status) {
    HttpException thrown = new HttpException(status, "why");

    assertThat(thrown.outcome()).isEqualTo(Outcome.retry("why"));
    assertThat(thrown.response().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410, 422, 499})
  void http_of_any_other_client_status_is_a_rejection(int status) {
    assertThat(new HttpException(status, "why").outcome())
        .isEqualTo(Outcome.reject("http-" + status, "why"));
  }

  @Test
  void http_below_400_acknowledges_nothing() {
    HttpResponse redirect = HttpResponse.of(302).withHeader("location", "/login");
    HttpException thrown = new HttpException(redirect, "not signed in", null);

    assertThat(thrown.response()).isSameAs(redirect);
    assertThat(thrown.outcome()).isEqualTo(Outcome.retry("not signed in"));
    assertThat(thrown.status()).isEqualTo(302);
  }

  @Test
  void http_refuses_a_status_that_is_no_problem() {
    assertThatIllegalArgumentException().isThrownBy(() -> new HttpException(200, "fine"));
    assertThatIllegalArgumentException().isThrownBy(() -> new HttpException(600, "what"));
  }

  @Test
  void http_keeps_its_status_when_serialised() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new HttpException(404, "gone"));
    }
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    HttpException read = (HttpException) in.readObject();

    assertThat(read.response().status()).isEqualTo(404);
    assertThat(read.outcome()).isEqualTo(Outcome.reject("http-404", "gone"));
  }
}
