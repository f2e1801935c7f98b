// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.emulator.invocation.Chain;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.emulator.tracing.OtlpReceiver.Received;
import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Bill;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TracingTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String OWN = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  @Test
  void sends_a_span_of_its_own_id_within_the_callers_trace() throws Exception {
    try (var receiver = new OtlpReceiver()) {
      var chain = new Chain(2, CALLER, NOON.minusMillis(500), 3);

      send(receiver, report("queue", OWN, chain, null));

      var span = receiver.spans.take();
      assertThat(span.trace()).isEqualTo(TRACE);
      assertThat(span.id()).isEqualTo("00f067aa0ba902b7");
      assertThat(span.parent()).isEqualTo("b7ad6b7169203331");
      assertThat(span.name()).isEqualTo("orders");
      assertThat(span.kind()).isEqualTo(5);
      assertThat(span.nanos()).isEqualTo(Duration.ofMillis(150).toNanos());
      assertThat(span.text())
          .contains("faas.invocation_id=i-1", "faas.trigger=queue", "sampan.platform=lambda")
          .contains("sampan.attempt=3", "sampan.hops=2", "sampan.wait_ms=600");
      assertThat(said).isEmpty();
    }
  }

  @Test
  void begins_a_trace_where_the_caller_has_none() throws Exception {
    try (var receiver = new OtlpReceiver()) {
      send(receiver, report("http", OWN, Chain.of("nonsense"), null));

      var span = receiver.spans.take();
      assertThat(span.parent()).isEmpty();
      assertThat(span.trace()).isEqualTo(TRACE);
      assertThat(span.kind()).isEqualTo(2);
    }
  }

  @Test
  void shows_the_parts_of_a_cold_start_below_it() throws Exception {
    try (var receiver = new OtlpReceiver()) {
      var startup =
          Startup.measured(Duration.ofMillis(60), Duration.ofMillis(30), Duration.ofMillis(10));

      send(receiver, report("http", OWN, Chain.NONE, startup));

      Map<String, Received> spans = new HashMap<>();
      for (var i = 0; i < 5; i++) {
        var span = receiver.spans.take();
        spans.put(span.name(), span);
      }
      assertThat(spans)
          .containsOnlyKeys("orders", "cold start", "process", "runtime init", "handler init");
      var cold = Objects.requireNonNull(spans.get("cold start"));
      assertThat(spans.get("orders")).extracting(Received::id).isEqualTo(cold.parent());
      assertThat(spans.get("process")).extracting(Received::parent).isEqualTo(cold.id());
      assertThat(cold.nanos()).isEqualTo(100_000_000);
      assertThat(spans.get("runtime init")).extracting(Received::nanos).isEqualTo(30_000_000L);
      assertThat(spans.values()).allMatch(it -> it.trace().equals(TRACE));
    }
  }

  @Test
  void says_once_that_nobody_takes_them() throws Exception {
    var receiver = new OtlpReceiver();
    var gone = receiver.address();
    receiver.close();
    try (var tracing = Tracing.to(gone, said::add)) {
      tracing.finished(report("http", OWN, Chain.NONE, null));
    }

    assertThat(said.poll(30, TimeUnit.SECONDS))
        .contains("not taken at " + gone + "/v1/traces", "OTLP receiver");
    assertThat(said).isEmpty();
  }

  @Test
  void refuses_an_address_that_is_none_of_http() {
    assertThatThrownBy(() -> Tracing.to(URI.create("localhost:4318"), said::add))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://127.0.0.1:4318");
  }

  private void send(OtlpReceiver receiver, InvocationReport report) {
    try (var tracing = Tracing.to(receiver.address(), said::add)) {
      tracing.finished(report);
    }
  }

  private static InvocationReport report(
      String trigger, String own, Chain chain, @Nullable Startup startup) {
    var service =
        new Service("a", startup != null, startup, Duration.ofMillis(50), Bill.NONE, 0, "");
    return new InvocationReport(
        "i-1",
        Platform.LAMBDA,
        "orders",
        trigger,
        NOON,
        Duration.ofMillis(150),
        service,
        "200",
        false,
        "",
        own,
        chain);
  }
}
