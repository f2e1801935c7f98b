// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.invocation.EmulatorEvent;
import java.util.ArrayList;
import java.util.List;

/** What happens in an emulator, for a person. */
final class EventText {

  private EventText() {}

  /** One line, or, where there is more to say, one for each reason. */
  static List<String> of(EmulatorEvent event, Terminal terminal) {
    if (event instanceof EmulatorEvent.InstanceStarted it) {
      String took = Millis.text(it.startup().total());
      return List.of(
          terminal.dim(
              it.function() + instance(it.instance(), it.revision()) + " ready after " + took));
    } else if (event instanceof EmulatorEvent.InstanceEnded it) {
      String text = it.function() + instance(it.instance(), it.revision()) + " ended: " + it.how();
      return List.of(terminal.dim(text));
    } else if (event instanceof EmulatorEvent.Reloaded it) {
      String what = "reloaded: revision " + it.revision() + ", " + files(it.files()) + ", ";
      return List.of(terminal.bold(what + it.took().toMillis() + " ms"));
    } else if (event instanceof EmulatorEvent.ReloadFailed it) {
      return failed(it, terminal);
    }
    if (event instanceof EmulatorEvent.Journaled it) {
      return List.of(terminal.yellow("journal") + "  " + ReportPrinter.safe(it.text()));
    }
    if (event instanceof EmulatorEvent.LoopStopped it) {
      String text = "  is not run: too many invocations in a row led to it";
      return List.of(terminal.yellow("loop stopped") + "  " + it.function() + text);
    }
    if (event instanceof EmulatorEvent.Troubled it) {
      return List.of(terminal.yellow("trouble") + "  " + ReportPrinter.safe(it.text()));
    }
    EmulatorEvent.Refused it = (EmulatorEvent.Refused) event;
    String request = ReportPrinter.safe(it.method() + " " + it.path());
    String status = terminal.red(Integer.toString(it.status()));
    return List.of("gateway  " + request + "  " + status + "  " + ReportPrinter.safe(it.why()));
  }

  private static List<String> failed(EmulatorEvent.ReloadFailed it, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add(terminal.red("not reloaded") + ": revision " + it.kept() + " stays");
    it.reasons().forEach(reason -> lines.add("  " + reason));
    return lines;
  }

  private static String instance(String id, int revision) {
    return "  instance " + id + (revision == 1 ? "" : " of revision " + revision);
  }

  private static String files(int count) {
    return count == 1 ? "1 file changed" : count + " files changed";
  }
}
