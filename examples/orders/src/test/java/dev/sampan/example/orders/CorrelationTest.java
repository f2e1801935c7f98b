// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.testing.EveryPlatform;
import dev.sampan.testing.RunningFunction;
import dev.sampan.testing.TestContext;
import dev.sampan.testing.TestSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class CorrelationTest {

  private static final HttpRequest REQUEST = HttpRequest.of("GET", "/orders");

  @TempDir Path directory;

  @RegisterExtension
  final TestSettings settings = TestSettings.of("orders.directory", () -> directory);

  @EveryPlatform(function = "orders")
  void comes_back_with_the_answer(RunningFunction orders) {
    HttpResponse response = orders.http(REQUEST.withHeader("X-Correlation-Id", "c-1"));

    assertThat(response.headers().all("x-correlation-id")).containsExactly("c-1");
  }

  @EveryPlatform(function = "orders")
  void is_left_out_where_the_caller_sent_none(RunningFunction orders) {
    assertThat(orders.http(REQUEST).headers().all("x-correlation-id")).isEmpty();
  }

  @Test
  void goes_around_any_handler() throws Exception {
    HttpResponse response =
        new Correlation()
            .http(
                REQUEST.withHeader("x-correlation-id", "c-2"),
                TestContext.of(),
                (request, context) -> HttpResponse.of(204));

    assertThat(response.headers().first("x-correlation-id")).contains("c-2");
  }
}
