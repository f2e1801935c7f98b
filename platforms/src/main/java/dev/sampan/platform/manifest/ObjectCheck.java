// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.ObjectChanged.Change;
import dev.sampan.platform.Platform;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks which changes of objects a trigger asks for that a platform, or a directory, has not. */
final class ObjectCheck {

  /** What S3, COS and Cloud Storage tell a function of. */
  private static final Map<Platform, Set<Change>> TOLD =
      Map.of(
          Platform.LAMBDA,
          EnumSet.of(Change.CREATED, Change.DELETED, Change.ARCHIVED, Change.RESTORED),
          Platform.SCF,
          EnumSet.of(Change.CREATED, Change.DELETED, Change.RESTORED),
          Platform.CLOUDRUN,
          EnumSet.of(Change.CREATED, Change.DELETED, Change.ARCHIVED, Change.METADATA));

  private final Report report;
  private final Set<Platform> platforms;

  ObjectCheck(Report report, Set<Platform> platforms) {
    this.report = report;
    this.platforms = platforms;
  }

  void check(FunctionSpec function, ObjectTrigger trigger) {
    var key = Report.key(function, trigger, "on");
    for (var change : trigger.on()) {
      var word = change.name().toLowerCase(Locale.ROOT);
      for (var platform : platforms) {
        if (!TOLD.getOrDefault(platform, Set.of()).contains(change)) {
          var expected = "the store of " + platform.id() + " tells of no such change";
          report.on(platform).add(Severity.WARNING, key, word, expected, "");
        }
      }
      if (change != Change.CREATED && change != Change.DELETED) {
        var expected =
            "files are only created and deleted, so the emulator's buckets never tell it";
        report.add(Severity.NOTE, key, word, expected, "");
      }
    }
  }
}
