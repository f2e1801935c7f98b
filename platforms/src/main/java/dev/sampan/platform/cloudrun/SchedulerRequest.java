// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.cloudrun;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Utf8;

/** Writes a firing as the request that Cloud Scheduler's HTTP target sends. */
final class SchedulerRequest {

  private SchedulerRequest() {}

  static HttpRequest of(TriggerSpec trigger, ScheduleFiring firing, InvocationFacts facts) {
    var fired = firing.fired();
    return EventRequest.post(trigger.name(), facts)
        .withHeader("User-Agent", "Google-Cloud-Scheduler")
        .withHeader("X-CloudScheduler", "true")
        .withHeader("X-CloudScheduler-JobName", name(fired.name()))
        .withHeader("X-CloudScheduler-ScheduleTime", fired.scheduledAt().toString())
        .withHeader("Content-Type", "application/octet-stream")
        .withBody(Body.of(Utf8.encode(fired.input())));
  }

  private static String name(String name) {
    if (name.isBlank() || name.chars().anyMatch(c -> c < 0x21 || c > 0x7e)) {
      throw new NotExpressibleException(
          "cloudrun: the name of a job is one word of ASCII, not \"" + name + "\"; rename it");
    }
    return name;
  }
}
