// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Handler;
import dev.sampan.Middleware;
import dev.sampan.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InjectionTest {

  private final Surroundings surroundings = new Surroundings();

  @Singleton
  static class Prices {
    private final String currency;
    private final Clock clock;
    private boolean closed;

    @Inject
    Prices(Startup startup, Clock clock) {
      this.currency = startup.setting("currency").orElse("none");
      this.clock = clock;
    }

    String of(String item) {
      return item + " in " + currency + " at " + clock.instant() + (closed ? " closed" : "");
    }

    @PreDestroy
    void close() {
      closed = true;
    }
  }

  @Singleton
  static class Quotes implements Handler<String, String> {
    private final Prices prices;

    @Inject
    Quotes(Prices prices) {
      this.prices = prices;
    }

    @Override
    public String handle(String item, Context context) {
      return prices.of(item);
    }
  }

  @Singleton
  static class Injected implements Middleware {
    @Inject
    Injected(Prices prices) {
      assertThat(prices).isNotNull();
    }
  }

  @Singleton
  static class Broken implements Handler<String, String> {
    @Inject
    Broken(Prices prices) {
      throw new IllegalStateException("no prices for " + prices.of("tea"));
    }

    @Override
    public String handle(String item, Context context) {
      return item;
    }
  }

  static class NoBean implements Handler<String, String> {
    NoBean(Prices prices) {
      assertThat(prices).isNotNull();
    }

    @Override
    public String handle(String item, Context context) {
      return item;
    }
  }

  @Test
  void injects_what_a_handler_asks_for_down_to_settings_and_clock() throws Exception {
    FunctionInstance instance = start(Quotes.class, Injected.class);

    assertThat(call(instance)).isEqualTo("tea in yuan at 2026-11-23T12:00:00Z");
  }

  @Test
  void closes_what_was_injected_when_the_instance_ends() throws Exception {
    FunctionInstance instance = start(Quotes.class, Injected.class);

    instance.shutdown(new Deadline(Instant.EPOCH, () -> Instant.EPOCH));

    assertThat(call(instance)).endsWith("closed");
  }

  @Test
  void reports_what_an_injected_constructor_throws() {
    InitException failure =
        catchThrowableOfType(InitException.class, () -> start(Broken.class, Injected.class));

    assertThat(failure).hasMessageContaining("no prices for tea");
    assertThat(failure.type()).isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void says_how_a_class_becomes_a_bean() {
    InitException failure =
        catchThrowableOfType(InitException.class, () -> start(NoBean.class, Injected.class));

    assertThat(failure)
        .hasMessageContaining(NoBean.class.getName())
        .hasMessageContaining("jakarta.inject.Singleton")
        .hasMessageContaining("micronaut-inject-java");
  }

  private FunctionInstance start(Class<?> handler, Class<?> middleware) throws InitException {
    surroundings.withIndex(
        "functions.quote.handler=" + handler.getName(),
        "functions.quote.middleware=" + middleware.getName(),
        "functions.quote.settings.currency=yuan");
    return FunctionInstance.start("lambda", surroundings.environment());
  }

  private String call(FunctionInstance instance) {
    return surroundings.returned(instance, "tea");
  }
}
