// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Capability;
import dev.sampan.platform.profile.Profile;
import dev.sampan.platform.profile.Support;
import dev.sampan.spi.HandlerType;
import java.util.Map;
import java.util.Optional;

/** Checks what a function may want to say and one platform's contract cannot. */
final class SpeechCheck {

  /** Packages of the clouds' own event types. */
  private static final Map<String, Platform> OWN =
      Map.of(
          "com.amazonaws.", Platform.LAMBDA,
          "com.qcloud.", Platform.SCF,
          "com.tencentcloudapi.", Platform.SCF,
          "com.google.cloud.", Platform.CLOUDRUN);

  private final Report report;
  private final Platform platform;
  private final Profile profile;

  SpeechCheck(Report report, Platform platform) {
    this.report = report;
    this.platform = platform;
    this.profile = Profile.of(platform);
  }

  void check(FunctionSpec function, Optional<HandlerType> type) {
    var web = platform == Platform.SCF && function.scfMode() == ScfMode.WEB;
    for (var trigger : function.triggers()) {
      if (trigger.kind() == Trigger.HTTP) {
        http(function, trigger, web);
      } else if (trigger.kind() != Trigger.DIRECT) {
        event(function, trigger, web);
      }
    }
    type.ifPresent(types -> types(function, types));
    for (var i = 0; i < function.publishes().size(); i++) {
      publishes(function, i);
    }
  }

  private void publishes(FunctionSpec function, int at) {
    report.add(
        Severity.REFUSAL,
        Report.key(function, "publishes[" + at + "]"),
        "publishing to " + function.publishes().get(at),
        "Sampan has no publisher for " + platform.id() + " yet: it publishes in the emulator only",
        "Publish with that cloud's own client, and leave this out.");
  }

  private void http(FunctionSpec function, TriggerSpec trigger, boolean web) {
    if (function.streaming()) {
      streams(function, web);
    }
    var binary = profile.support(Capability.BINARY_REQUEST);
    if (!can(binary, web)) {
      say(Severity.WARNING, Report.key(function, trigger, ""), "HTTP bodies", binary);
    }
  }

  private void streams(FunctionSpec function, boolean web) {
    var streaming = profile.support(Capability.STREAMING);
    var key = Report.key(function, "streaming");
    if (platform == Platform.LAMBDA && !function.lambdaDoor().streams()) {
      report.error(
          key,
          "required",
          "what " + function.lambdaDoor().id() + " has, which passes a response on as a whole",
          "Set platforms.lambda.door: function-url or rest-api.");
    } else if (platform == Platform.LAMBDA) {
      say(Severity.NOTE, key, "streaming: required", streaming);
    } else if (!can(streaming, web)) {
      report.error(
          key,
          "required",
          "what " + platform.id() + " has: " + streaming.detail(),
          "Set platforms.scf.mode: web.");
    }
  }

  private static boolean can(Support support, boolean web) {
    return support.level() == Support.Level.YES || (support.level() == Support.Level.PARTLY && web);
  }

  private void event(FunctionSpec function, TriggerSpec trigger, boolean web) {
    if (web) {
      report.error(
          Report.key(function, "platforms.scf.mode"),
          "a web function with the " + Report.word(trigger) + " trigger " + trigger.name(),
          "HTTP triggers only: a web function takes no events",
          "Set platforms.scf.mode: event, or split the function.");
    }
    var reject = profile.support(Capability.REJECT);
    if (reject.level() != Support.Level.YES) {
      rejected(function, trigger, reject);
    }
    partialBatch(function, trigger);
  }

  private void rejected(FunctionSpec function, TriggerSpec trigger, Support reject) {
    var key = Report.key(function, trigger, "");
    if (function.onReject() == OnReject.DROP) {
      report.add(
          Severity.WARNING,
          key,
          "onReject: drop",
          "no final answer on " + platform.id() + ": a rejected event is acknowledged and lost",
          "Leave onReject out to keep it in the dead letter.");
    } else {
      say(Severity.NOTE, key, "events that may be rejected", reject);
    }
  }

  private void partialBatch(FunctionSpec function, TriggerSpec trigger) {
    var partial = profile.support(Capability.PARTIAL_BATCH);
    var batch = trigger instanceof StreamTrigger stream ? stream.batch() : 1;
    if (batch > 1 && partial.level() == Support.Level.NO) {
      say(Severity.WARNING, Report.key(function, trigger, "batch"), "batches", partial);
    }
  }

  private void types(FunctionSpec function, HandlerType type) {
    var key = Report.key(function, "handler");
    var event = function.triggers().stream().anyMatch(each -> each.kind() != Trigger.HTTP);
    var reply = profile.support(Capability.REPLY_EVENT);
    var answers = ShapeCheck.raw(type.output()).equals("dev.sampan.NewEvent");
    if (event && answers && reply.level() != Support.Level.YES) {
      var severity = reply.level() == Support.Level.NO ? Severity.WARNING : Severity.NOTE;
      say(severity, key, "a handler that answers with an event", reply);
    }
    own(key, ShapeCheck.raw(type.payload()));
  }

  private void own(String key, String payload) {
    for (var own : OWN.entrySet()) {
      if (payload.startsWith(own.getKey()) && own.getValue() != platform) {
        report.add(
            Severity.WARNING,
            key,
            "a handler of " + payload,
            "no such thing is delivered on " + platform.id(),
            "Take one of Sampan's payloads, or ask for the native one by Context.raw.");
      }
    }
  }

  private void say(Severity severity, String key, String found, Support support) {
    var what = support.capability().title();
    var level = support.level() == Support.Level.NO ? "cannot " : "can only partly ";
    report.add(
        severity, key, found, platform.id() + " " + level + what + ": " + support.detail(), "");
  }
}
