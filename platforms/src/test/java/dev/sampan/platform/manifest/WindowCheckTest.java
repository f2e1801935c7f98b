// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowCheckTest {

  private static final String STREAM = "{ stream: { source: clicks, tumbling: 60s } }";
  private static final String TABLE = "{ record: { source: users, tumbling: 60s } }";

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(strings = {STREAM, TABLE})
  void a_handler_that_answers_a_window_with_a_state_is_fine(String trigger) throws Exception {
    assertThat(check(Counts.class, trigger))
        .filteredOn(it -> !it.toString().contains("reject"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAM, TABLE})
  void a_handler_that_answers_nothing_is_told_of_the_state(String trigger) throws Exception {
    assertThat(check(Hears.class, trigger))
        .filteredOn(it -> it.key().endsWith(".tumbling"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.error()).isFalse();
              assertThat(it.line()).isEqualTo(4);
              assertThat(it.toString()).contains("java.lang.Void", "a window on lambda fails");
            });
  }

  @Test
  void a_handler_of_batches_is_told_what_a_window_is() throws Exception {
    assertThat(check(Batches.class, STREAM))
        .filteredOn(it -> it.key().endsWith(".tumbling"))
        .singleElement()
        .satisfies(it -> assertThat(it.toString()).contains("Batch", "one event, Amazon's own"));
  }

  @Test
  void without_a_window_nothing_reads_a_result() throws Exception {
    assertThat(check(Counts.class, "{ stream: { source: clicks } }"))
        .extracting(Finding::toString)
        .anyMatch(it -> it.contains("nothing reads the result of an event"));
  }

  private List<Finding> check(Class<?> handler, String trigger) throws Exception {
    var manifest =
        """
        functions:
          clicks:
            handler: %s
            triggers: [ %s ]
        """
            .formatted(handler.getName(), trigger);
    var file = Files.writeString(dir.resolve("sampan.yaml"), manifest);
    return ManifestCheck.check(
        Manifest.read(file), getClass().getClassLoader(), Set.of(Platform.LAMBDA));
  }

  /** A handler. */
  public static final class Counts
      implements Handler<Event<Map<String, Object>>, Map<String, Object>> {
    @Override
    public Map<String, Object> handle(Event<Map<String, Object>> event, Context context) {
      return Map.of("state", Map.of());
    }
  }

  /** A handler. */
  public static final class Hears implements Handler<Event<Map<String, Object>>, Void> {
    @Override
    public Void handle(Event<Map<String, Object>> event, Context context) {
      throw new IllegalStateException("is only looked at");
    }
  }

  /** A handler. */
  public static final class Batches implements Handler<Batch<String>, BatchResult> {
    @Override
    public BatchResult handle(Batch<String> batch, Context context) {
      return new BatchResult(Map.of());
    }
  }
}
