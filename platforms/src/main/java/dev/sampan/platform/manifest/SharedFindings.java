// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Says once what holds for several platforms and differs in their names only. */
final class SharedFindings {

  /** Stands for the platform's name; no manifest has it. */
  private static final String NAME = "\u0000";

  private static final Pattern KEY = Pattern.compile("platforms\\.\u0000\\.\\w+");

  private SharedFindings() {}

  /** The findings in their order, each where its first was. */
  static List<Finding> merged(List<Finding> findings) {
    var shared = new LinkedHashMap<Finding, Set<Platform>>();
    for (var finding : findings) {
      var all = shared.computeIfAbsent(nameless(finding), key -> EnumSet.noneOf(Platform.class));
      all.addAll(finding.platforms());
    }
    return shared.entrySet().stream().map(it -> named(it.getKey(), it.getValue())).toList();
  }

  private static Finding nameless(Finding it) {
    if (it.platforms().isEmpty()) {
      return it;
    }
    var id = it.platforms().iterator().next().id();
    return with(it, Set.of(), text -> text.replaceAll("\\b" + id + "\\b", NAME));
  }

  private static Finding named(Finding it, Set<Platform> platforms) {
    return with(it, platforms, text -> named(text, platforms));
  }

  private static String named(String text, Set<Platform> platforms) {
    var keys = KEY.matcher(text).replaceAll(match -> each(match, platforms));
    return keys.replace(NAME, listed(platforms.stream().map(Platform::id).toList()));
  }

  private static String each(MatchResult key, Set<Platform> platforms) {
    return listed(platforms.stream().map(it -> key.group().replace(NAME, it.id())).toList());
  }

  private static String listed(List<String> words) {
    var last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static Finding with(Finding it, Set<Platform> platforms, UnaryOperator<String> changed) {
    return new Finding(
        it.severity(),
        it.file(),
        it.line(),
        it.key(),
        changed.apply(it.found()),
        changed.apply(it.expected()),
        changed.apply(it.remedy()),
        platforms);
  }
}
