// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemTest {

  @Test
  void is_written_without_a_codec() {
    Problem problem =
        Problem.of(404, "No \"order\" \\ 7\n\u0001\ud83d\ude00\u5e06")
            .withType(URI.create("https://example.com/p"), "Missing")
            .with("count", 3)
            .with("big", 3_000_000_000L)
            .with("final", true);

    HttpResponse response = HttpResponse.problem(problem);

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.headers().first("content-type")).contains("application/problem+json");
    assertThat(response.body().text())
        .isEqualTo(
            "{\"type\":\"https://example.com/p\",\"title\":\"Missing\",\"status\":404,"
                + "\"detail\":\"No \\\"order\\\" \\\\ 7\\u000a\\u0001\\ud83d\\ude00\u5e06\","
                + "\"count\":3,\"big\":3000000000,\"final\":true}");
  }

  @Test
  void leaves_other_members_to_the_codec() {
    HttpResponse response =
        HttpResponse.problem(Problem.of(400, "Bad.").with("fields", List.of("a", "b")));

    assertThat(response.body().value())
        .isEqualTo(
            Map.of(
                "type", "about:blank",
                "title", "Bad Request",
                "status", 400,
                "detail", "Bad.",
                "fields", List.of("a", "b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "title", "status", "detail", "instance"})
  void refuses_a_member_with_a_name_of_the_rfc(String name) {
    Problem problem = Problem.of(400, "Bad.");

    assertThatIllegalArgumentException().isThrownBy(() -> problem.with(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 399, 600})
  void refuses_a_status_that_is_no_failure(int status) {
    assertThatIllegalArgumentException().isThrownBy(() -> Problem.of(status, "x"));
  }

  @Test
  void has_a_title_for_every_status() {
    for (int status = 400; status < 600; status++) {
      assertThat(Problem.of(status, "x").title()).isNotBlank();
    }
    assertThat(Problem.of(418, "x").title()).isEqualTo("Client Error");
    assertThat(Problem.of(599, "x").title()).isEqualTo("Server Error");
    assertThat(Problem.of(429, "x").title()).isEqualTo("Too Many Requests");
  }
}
