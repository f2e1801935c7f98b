// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionIndex;
import dev.sampan.runtime.TriggerEntry;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The golden index is read as it was meant; {@code platforms} writes the same bytes. */
final class IndexTest {

  private static final String GOLDEN = "dev/sampan/contract/index/functions.properties";

  @Test
  void the_runtime_finds_every_function() throws Exception {
    assertThat(golden().names()).containsExactly("nightly", "orders", "quote", "receipts");
  }

  @Test
  void the_runtime_reads_routes_middleware_and_settings() throws Exception {
    assertThat(golden().function("orders"))
        .isEqualTo(
            new FunctionEntry(
                "orders",
                "com.example.Orders",
                "dev.sampan.HttpRequest",
                "dev.sampan.HttpResponse",
                List.of(
                    new TriggerEntry(
                        "http",
                        Trigger.HTTP,
                        "",
                        List.of("GET /orders", "POST /orders", "GET /orders/{id}"))),
                List.of("com.example.Timing", "com.example.Audit"),
                Map.of("greeting", "Grüße, 你好", "orders.directory", "/tmp/orders"),
                30,
                "report",
                "none"));
  }

  @Test
  void the_runtime_reads_policies_and_several_triggers() throws Exception {
    FunctionEntry receipts = golden().function("receipts");

    assertThat(receipts.onReject()).isEqualTo("drop");
    assertThat(receipts.order()).isEqualTo("per-key");
    assertThat(receipts.input()).isEqualTo("dev.sampan.Event<com.example.Order>");
    assertThat(receipts.triggers())
        .containsExactly(
            new TriggerEntry("orders", Trigger.QUEUE, "orders", List.of()),
            new TriggerEntry("topic", Trigger.TOPIC, "order-news", List.of()));
  }

  private static FunctionIndex golden() throws Exception {
    return FunctionIndex.read(new Golden(IndexTest.class.getClassLoader()));
  }

  private static final class Golden extends ClassLoader {
    Golden(ClassLoader parent) {
      super(parent);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return super.getResourceAsStream(name.equals(FunctionIndex.RESOURCE) ? GOLDEN : name);
    }
  }
}
