// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.console.EventJson;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.EmulatorEvent.InstanceEnded;
import dev.sampan.emulator.invocation.EmulatorEvent.InstanceStarted;
import dev.sampan.emulator.invocation.EmulatorEvent.Journaled;
import dev.sampan.emulator.invocation.EmulatorEvent.LoopStopped;
import dev.sampan.emulator.invocation.EmulatorEvent.Refused;
import dev.sampan.emulator.invocation.EmulatorEvent.ReloadFailed;
import dev.sampan.emulator.invocation.EmulatorEvent.Reloaded;
import dev.sampan.emulator.invocation.EmulatorEvent.Troubled;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.Platform;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportPrinterTest {

  private static final Instant AT = Instant.parse("2026-03-08T07:30:00Z");

  private static final Startup STARTUP =
      Startup.measured(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3));

  private static final Terminal PLAIN =
      new Terminal(InputStream.nullInputStream(), System.out, System.err, false);

  private static final List<EmulatorEvent> ALL =
      List.of(
          new InstanceStarted(AT, Platform.LAMBDA, "a", "i-1", 1, STARTUP),
          new InstanceEnded(AT, Platform.LAMBDA, "a", "i-1", 1, 3, "idle"),
          new LoopStopped(AT, Platform.LAMBDA, "a"),
          new Reloaded(AT, 2, 1, Duration.ofMillis(5)),
          new Troubled(AT, "x"),
          new ReloadFailed(AT, 1, List.of("x")),
          new Refused(AT, "GET", "/", 404, "x"),
          new Journaled(AT, "x"));

  @Test
  void every_event_has_a_text_and_a_json_form_of_its_own() {
    var printed = ALL.stream().map(it -> EventText.of(it, PLAIN).get(0)).toList();
    var names = ALL.stream().map(it -> EventJson.of(it).get("event").textValue()).toList();

    assertThat(ALL)
        .extracting(Object::getClass)
        .hasSameElementsAs(List.of(EmulatorEvent.class.getPermittedSubclasses()));
    assertThat(printed).doesNotHaveDuplicates();
    assertThat(names).doesNotHaveDuplicates().contains("loop-stopped");
    assertThat(printed).anyMatch(it -> it.contains("loop stopped  a  is not run"));
  }
}
