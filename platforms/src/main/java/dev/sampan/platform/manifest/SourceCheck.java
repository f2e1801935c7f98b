// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.Platform;
import dev.sampan.platform.filter.EventPattern;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.List;

/** Says what the native form of a trigger's events on one platform has no room for. */
final class SourceCheck {

  private final Report report;
  private final Platform platform;

  SourceCheck(Report report, Platform platform) {
    this.report = report;
    this.platform = platform;
  }

  void check(FunctionSpec function) {
    for (var trigger : function.triggers()) {
      if (platform == Platform.SCF) {
        scf(function, trigger);
      } else if (platform == Platform.CLOUDRUN) {
        cloudRun(function, trigger);
      }
      filter(function, trigger);
      if (trigger instanceof StreamTrigger stream) {
        batch(function, trigger, stream.batch());
        shards(function, trigger, stream.shards());
      } else if (trigger instanceof RecordTrigger record) {
        shards(function, trigger, record.shards());
      } else if (trigger instanceof QueueTrigger queue && queue.concurrency() != null) {
        known(function, trigger, Limit.QUEUE_CONCURRENCY_MIN, "concurrency");
      }
    }
  }

  private void scf(FunctionSpec function, TriggerSpec trigger) {
    switch (trigger.kind()) {
      case RECORD ->
          report.error(
              Report.key(function, trigger, ""),
              "a record trigger",
              "what scf has: no trigger there tells of changed records",
              "Write the changes to a stream, which Tencent's DTS does, and give the function a"
                  + " stream trigger.");
      case QUEUE ->
          note(function, trigger, "text, and of the attributes \"tags\" only; no key, no attempt");
      case TOPIC ->
          note(function, trigger, "text, and of the attributes \"tags\" only; no subject");
      case STREAM -> note(function, trigger, "text; neither the headers nor the time of a record");
      case LOG -> note(function, trigger, "a line's time and text; neither its id nor the stream");
      case HTTP, DIRECT, OBJECT, SCHEDULE, BUS -> {
        // Their forms have room for what the portable payload has, or other checks say what not.
      }
    }
  }

  private void cloudRun(FunctionSpec function, TriggerSpec trigger) {
    switch (trigger.kind()) {
      case STREAM ->
          warn(
              function,
              trigger,
              "a stream trigger",
              "Cloud Run has none: Knative's KafkaSource sends each record by itself",
              "Run it on Knative, or read the stream into a topic.");
      case RECORD -> note(function, trigger, "a document of Firestore, whose key is one id");
      case LOG -> note(function, trigger, "one line: a log sink publishes lines one by one");
      case TOPIC -> note(function, trigger, "no subject: Pub/Sub has none");
      case HTTP, DIRECT, QUEUE, OBJECT, SCHEDULE, BUS -> {
        // As above.
      }
    }
  }

  private void batch(FunctionSpec function, TriggerSpec trigger, int batch) {
    var most = Profile.of(platform).get(Limit.STREAM_BATCH_MAX).intValue();
    if (batch > most) {
      report.add(
          Severity.NOTE,
          Report.key(function, trigger, "batch"),
          String.valueOf(batch),
          "at most " + most + " in a delivery on " + platform.id(),
          "It has " + most + " there.");
    }
  }

  private void shards(FunctionSpec function, TriggerSpec trigger, ShardRules shards) {
    if (!shards.equals(ShardRules.DEFAULT)) {
      known(function, trigger, Limit.STREAM_PARALLEL_MAX, "parallel, maxAge, bisect and tumbling");
    }
    var most = Profile.of(platform).find(Limit.STREAM_TUMBLING_MAX);
    if (most.isPresent() && shards.tumbling().compareTo(most.get().duration()) > 0) {
      report.error(
          Report.key(function, trigger, "tumbling"),
          Amounts.time(shards.tumbling()),
          "at most " + Amounts.time(most.get().duration()) + " on " + platform.id(),
          "");
    }
    if (most.isPresent() && !shards.tumbling().isZero() && shards.parallel() > 1) {
      report.error(
          Report.key(function, trigger, "parallel"),
          shards.parallel() + " batches at a time",
          "one, as a shard that is read in windows has one state",
          "Leave parallel or tumbling out.");
    }
  }

  private void filter(FunctionSpec function, TriggerSpec trigger) {
    var patterns = trigger.polling().filter().patterns();
    if (patterns.isEmpty()) {
      return;
    }
    known(function, trigger, Limit.FILTERS_MAX, "filter");
    var most = Profile.of(platform).find(Limit.FILTERS_MAX);
    if (most.isPresent() && patterns.size() > most.get().value()) {
      report.error(
          Report.key(function, trigger, "filter"),
          patterns.size() + " filters",
          "at most " + most.get().value() + " on " + platform.id(),
          "Say the same with fewer; AWS raises the quota to ten for those who ask.");
    }
    length(function, trigger, patterns);
  }

  private void length(FunctionSpec function, TriggerSpec trigger, List<EventPattern> patterns) {
    var most = Profile.of(platform).find(Limit.FILTER_LENGTH_MAX);
    var longest = patterns.stream().mapToInt(it -> it.toString().length()).max().orElse(0);
    if (most.isPresent() && longest > most.get().value()) {
      report.error(
          Report.key(function, trigger, "filter"),
          "a filter of " + longest + " characters",
          "at most " + most.get().value() + " on " + platform.id(),
          "");
    }
  }

  private void known(FunctionSpec function, TriggerSpec trigger, Limit by, String keys) {
    if (Profile.of(platform).find(by).isEmpty()) {
      report.add(
          Severity.WARNING,
          Report.key(function, trigger, ""),
          keys,
          "nothing of the kind on " + platform.id(),
          "It has no effect there.");
    }
  }

  private void note(FunctionSpec function, TriggerSpec trigger, String carried) {
    report.add(
        Severity.NOTE,
        Report.key(function, trigger, ""),
        "a " + Report.word(trigger) + " trigger",
        platform.id() + " delivers " + carried,
        "");
  }

  private void warn(
      FunctionSpec function, TriggerSpec trigger, String found, String expected, String remedy) {
    report.add(Severity.WARNING, Report.key(function, trigger, ""), found, expected, remedy);
  }
}
