// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.schedule.PortableCron;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the schedules of a manifest, whose names no two have in common. */
final class ScheduleReader {

  private static final Pattern CRON = Pattern.compile("\\S+( +\\S+){5}");
  private static final String CRON_FORM =
      "six fields: second, minute, hour, day of month, month, day of week";

  private final Reading reading;
  private final Set<String> names;

  /**
   * A reader of schedules.
   *
   * @param names the names of schedules so far, in any function
   */
  ScheduleReader(Reading reading, Set<String> names) {
    this.reading = reading;
    this.names = names;
  }

  TriggerSpec read(Fields fields, String name) {
    var cron = fields.text("cron", CRON, CRON_FORM);
    possible(fields, cron);
    var every = fields.seconds("every");
    if (fields.has("cron") == fields.has("every")) {
      var found = fields.has("cron") ? "both cron and every" : "neither cron nor every";
      reading.error(fields.node(), fields.child("cron"), found, "one of the two", "");
    }
    var zone = fields.parsed("zone", "a time zone such as Asia/Shanghai", ScheduleReader::zone);
    if (!names.add(name)) {
      var found = "a second schedule named " + Nodes.quoted(name);
      var remedy = "Give one of them a name: key.";
      reading.error(fields.node(), fields.child("name"), found, "a name of its own", remedy);
    }
    return new ScheduleTrigger(
        name,
        cron,
        every,
        zone == null ? ZoneOffset.UTC : zone,
        fields.textOr("input", ObjectReader.ANY, "a text", ""));
  }

  private void possible(Fields fields, @Nullable String cron) {
    try {
      if (cron != null) {
        var unused = PortableCron.parse(cron);
      }
    } catch (IllegalArgumentException e) {
      var expected = CRON_FORM + " (" + e.getMessage() + ")";
      reading.error(fields.node(), fields.child("cron"), Nodes.quoted(cron), expected, "");
    }
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
