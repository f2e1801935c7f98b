// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.platform.profile.Capability;
import dev.sampan.platform.profile.Figure;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.profile.Situation;
import dev.sampan.platform.profile.Source;
import dev.sampan.platform.profile.Support;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The profiles of the platforms side by side, with numbered sources below. */
final class PlatformTables {

  private final Terminal terminal;
  private final List<Profile> profiles;
  private final Map<Source, Integer> sources = new LinkedHashMap<>();

  PlatformTables(Terminal terminal, List<Profile> profiles) {
    this.terminal = terminal;
    this.profiles = profiles;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    add(lines, "Numbers", numbers());
    add(lines, "What a reply can say, and what a function is told", capabilities());
    lines.addAll(details());
    lines.add("");
    add(lines, "What a caller gets (on SCF its own status codes)", errors());
    lines.add(terminal.bold("Sources"));
    sources.forEach((source, number) -> lines.add("  " + footnote(source, number)));
    return lines;
  }

  private void add(List<String> lines, String title, Table table) {
    lines.add(terminal.bold(title));
    table.lines().forEach(line -> lines.add("  " + line));
    lines.add("");
  }

  private Table numbers() {
    var table = table();
    for (var limit : Limit.values()) {
      row(
          table,
          limit.id(),
          profile -> profile.find(limit).map(each -> text(each) + note(each.source())).orElse("-"));
    }
    return table;
  }

  private Table capabilities() {
    var table = table();
    for (var capability : Capability.values()) {
      row(table, capability.title(), profile -> level(profile.support(capability)));
    }
    return table;
  }

  private Table errors() {
    var table = table();
    for (var situation : Situation.values()) {
      row(table, situation.id(), profile -> error(profile, situation));
    }
    return table;
  }

  private Table table() {
    var headings = new ArrayList<>(List.of(""));
    profiles.forEach(profile -> headings.add(profile.platform().id()));
    return new Table(headings.toArray(String[]::new));
  }

  private void row(Table table, String title, Function<Profile, String> cell) {
    var cells = new ArrayList<>(List.of(title));
    profiles.forEach(profile -> cells.add(cell.apply(profile)));
    table.row(cells.toArray(String[]::new));
  }

  private String level(Support support) {
    var word = support.level().name().toLowerCase(Locale.ROOT);
    var painted =
        switch (support.level()) {
          case YES -> terminal.green(word);
          case PARTLY -> terminal.yellow(word);
          case NO -> terminal.red(word);
        };
    return painted + note(support.source());
  }

  private String error(Profile profile, Situation situation) {
    var error = profile.error(situation);
    return error.status() + " " + error.name() + note(error.source());
  }

  private List<String> details() {
    var table = new Table("", "", "");
    for (var capability : Capability.values()) {
      for (var profile : profiles) {
        var support = profile.support(capability);
        table.row(capability.title(), profile.platform().id(), support.detail());
      }
    }
    return table.lines().stream().filter(line -> !line.isBlank()).map(line -> "  " + line).toList();
  }

  private String note(Source source) {
    return " "
        + terminal.dim("[" + sources.computeIfAbsent(source, it -> sources.size() + 1) + "]");
  }

  private static String footnote(Source source, int number) {
    return "["
        + number
        + "] "
        + source.kind().name().toLowerCase(Locale.ROOT)
        + ": "
        + source.text();
  }

  private static String text(Figure figure) {
    return switch (figure.limit().unit()) {
      case BYTES -> bytes(figure.value());
      case MIB -> figure.value() + " MiB";
      case MILLISECONDS -> milliseconds(figure.value());
      case PERCENT -> figure.value() + " %";
      case COUNT, PORT -> String.valueOf(figure.value());
    };
  }

  private static String bytes(long bytes) {
    if (bytes % (1 << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    return bytes % 1024 == 0 ? (bytes >> 10) + " KiB" : bytes + " B";
  }

  private static String milliseconds(long milliseconds) {
    return milliseconds % 1000 == 0 ? milliseconds / 1000 + " s" : milliseconds + " ms";
  }
}
