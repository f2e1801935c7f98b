// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Lifecycle;
import dev.sampan.Startup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartupTimesTest {

  private static final TickingClock CLOCK = new TickingClock();

  private final Surroundings surroundings = new Surroundings();

  /** Takes 30 ms to start and 4 ms to come back, by its clock. */
  static final class Slow implements Handler<String, String>, Lifecycle {
    @Override
    public void init(Startup startup) {
      CLOCK.pass(Duration.ofMillis(30));
    }

    @Override
    public void restored(Startup startup) {
      CLOCK.pass(Duration.ofMillis(4));
    }

    @Override
    public String handle(String input, Context context) {
      return input;
    }
  }

  @BeforeEach
  void index() {
    surroundings.withIndex("functions.a.handler=" + Slow.class.getName());
  }

  @Test
  void tells_how_long_the_function_took_to_start(@TempDir Path directory) throws Exception {
    var file = directory.resolve("times");
    surroundings.variables.put(StartupTimes.FILE, file.toString());

    start();

    assertThat(Files.readString(file)).isEqualTo("handler=30000\n");
  }

  @Test
  void goes_on_as_after_a_snapshot_if_asked(@TempDir Path directory) throws Exception {
    var file = directory.resolve("times");
    surroundings.variables.put(StartupTimes.FILE, file.toString());
    surroundings.variables.put(StartupTimes.SNAPSHOT, "simulated");

    start();

    assertThat(Files.readAllLines(file)).isEqualTo(List.of("handler=30000", "restore=4000"));
  }

  private void start() throws InitException {
    var plain = surroundings.environment();
    var variables = plain.variables();
    var unused =
        FunctionInstance.start(
            "lambda", new Environment(variables, CLOCK, plain.loader(), plain.log()));
  }

  /** A clock that stands still until somebody says that time passes. */
  private static final class TickingClock extends Clock {

    private Instant now = Instant.EPOCH;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
