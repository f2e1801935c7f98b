// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.manifest.FunctionSpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How invocations in a row are counted, from one trace header to the next. */
final class LineageTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
  private static final InvocationFacts FACTS =
      new InvocationFacts(
          "r-1",
          "orders",
          "us-east-1",
          "123456789012",
          1,
          NOW,
          NOW,
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

  @Test
  void what_an_invocation_calls_has_one_more_before_it() {
    var wire = LambdaWire.INSTANCE;
    var plain = wire.direct(FunctionSpec.of("orders", "a.B"), Body.of("{}"), FACTS);

    var told = (NativeRequest.Payload) wire.inChain(plain, FACTS, 7);

    var trace = told.headers().first("Lambda-Runtime-Trace-Id").orElseThrow();
    assertThat(trace)
        .matches(
            "Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=\\w{16};Sampled=1;Lineage=\\w{8}:7");
    assertThat(Lineage.hops(trace)).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "Root=1-2-3;Lineage=a87bd80c:1|68fd508a:5|c512fbe3:2, 6",
    "Root=1-2-3;Lineage=25:a87bd80c:1, 2",
    "Root=1-2-3;Lineage=a87bd80c:0;Sampled=1, 1",
    "Root=1-2-3;Sampled=1, 0",
    "Root=1-2-3;Lineage=nonsense, 0",
    "Root=1-2-3;Lineage=a87bd80c:99999999, 0",
    "'', 0"
  })
  void the_largest_count_of_a_lineage_counts(String trace, int hops) {
    assertThat(Lineage.hops(trace)).isEqualTo(hops);
  }

  @Test
  void a_loop_is_refused_by_name() {
    var error = LambdaWire.INSTANCE.directFailure(FailureKind.LOOP, FACTS, "");

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.type()).isEqualTo("RecursiveInvocationException");
    assertThat(error.body().text()).contains("\"Message\":\"", "recursive loop");
  }
}
