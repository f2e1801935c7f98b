// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Cancellation.Registration;
import dev.sampan.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class EarlyEndTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final List<String> told = new ArrayList<>();
  private final EarlyEnd end = ending(Duration.ofSeconds(30));

  @Test
  void runs_what_waits_when_it_is_asked_for_and_at_once_after_that() {
    Registration unused = end.onRequest(() -> told.add("waited"));
    assertThat(end.requested()).isFalse();
    assertThat(told).isEmpty();

    end.request();
    end.request();
    Registration late = end.onRequest(() -> told.add("late"));
    late.close();

    assertThat(end.requested()).isTrue();
    assertThat(told).containsExactly("waited", "late");
  }

  @Test
  void forgets_an_action_that_is_no_longer_needed() {
    end.onRequest(() -> told.add("closed")).close();
    Registration unused = end.onRequest(() -> told.add("kept"));
    end.request();

    assertThat(told).containsExactly("kept");
  }

  @Test
  void runs_the_others_though_one_fails() {
    Registration failing =
        end.onRequest(
            () -> {
              throw new IllegalStateException("no");
            });
    Registration other = end.onRequest(() -> told.add("other"));
    end.request();
    failing.close();
    other.close();

    assertThat(told).containsExactly("other");
  }

  @Test
  void is_asked_for_by_the_deadline_200_ms_before_it() {
    assertThat(ending(Duration.ofMillis(200)).requested()).isFalse();
    assertThat(ending(Duration.ofMillis(199)).requested()).isTrue();
    Registration unused = ending(Duration.ofMillis(199)).onRequest(() -> told.add("at once"));

    assertThat(told).containsExactly("at once");
  }

  @Test
  void the_deadline_runs_what_waits() throws Exception {
    CompletableFuture<String> ran = new CompletableFuture<>();
    Registration unused =
        ending(Duration.ofMillis(201))
            .onRequest(() -> ran.complete(Thread.currentThread().getName()));

    assertThat(ran.get(10, TimeUnit.SECONDS)).isEqualTo("sampan-deadlines");
  }

  @Test
  void runs_nothing_after_the_call() {
    Registration unused = end.onRequest(() -> told.add("waited"));
    end.over();
    end.request();
    Registration late = end.onRequest(() -> told.add("late"));
    late.close();

    assertThat(told).isEmpty();
    assertThat(end.requested()).isTrue();
  }

  private static EarlyEnd ending(Duration left) {
    return new EarlyEnd(new Deadline(NOON.plus(left), () -> NOON));
  }
}
