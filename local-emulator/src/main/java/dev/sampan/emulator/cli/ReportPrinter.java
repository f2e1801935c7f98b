// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.console.EventJson;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.emulator.invocation.Startup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Prints one line for each invocation and each line that a function prints. */
final class ReportPrinter implements InvocationListener {

  /** What a terminal could take for a command. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final Terminal terminal;
  private final Clock clock;
  private final boolean json;

  ReportPrinter(Terminal terminal, Clock clock, boolean json) {
    this.terminal = terminal;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public void finished(InvocationReport report) {
    terminal.out().println(json ? EventJson.of(report) : text(report));
  }

  @Override
  public void printed(OutputLine line) {
    if (line.system()) {
      return;
    }
    if (json) {
      terminal.out().println(EventJson.of(line, clock.instant()));
    } else {
      terminal
          .out()
          .println(terminal.dim("             " + line.function() + " | " + safe(line.text())));
    }
  }

  @Override
  public void happened(EmulatorEvent event) {
    if (json) {
      terminal.out().println(EventJson.of(event));
    } else {
      EventText.of(event, terminal)
          .forEach(text -> terminal.out().println(time(event.at()) + "  " + text));
    }
  }

  private String time(Instant at) {
    return TIME.withZone(clock.getZone()).format(at);
  }

  /** The text without what a terminal could take for a command. */
  static String safe(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }

  private String text(InvocationReport report) {
    String status =
        report.failed() ? terminal.red(report.status()) : terminal.green(report.status());
    String reason = report.reason().isEmpty() ? "" : "  " + safe(report.reason());
    return String.join(
        "  ",
        time(report.arrived()),
        report.function(),
        report.trigger(),
        started(report.service()),
        Millis.text(report.total()),
        status + reason);
  }

  private String started(Service service) {
    if (service.instance() == null) {
      return "no instance";
    }
    if (!service.cold()) {
      return "warm";
    }
    Startup startup = service.startup();
    return terminal.yellow("cold") + (startup == null ? "" : parts(startup));
  }

  private static String parts(Startup startup) {
    StringJoiner parts = new StringJoiner(", ", " (", ")");
    add(parts, "provision", startup.provision());
    add(parts, "queued", startup.queued());
    parts.add("process " + Millis.text(startup.process()));
    parts.add("runtime " + Millis.text(startup.runtime()));
    parts.add("handler " + Millis.text(startup.handler()));
    add(parts, "restore", startup.restore());
    return parts.toString();
  }

  private static void add(StringJoiner parts, String name, Duration took) {
    if (!took.isZero()) {
      parts.add(name + " " + Millis.text(took));
    }
  }
}
