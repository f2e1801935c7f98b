// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import java.util.Locale;

/** What starts a function, as the manifest declares it. */
public sealed interface TriggerSpec
    permits HttpTrigger,
        QueueTrigger,
        TopicTrigger,
        StreamTrigger,
        ObjectTrigger,
        ScheduleTrigger,
        BusTrigger,
        LogTrigger,
        RecordTrigger,
        WebSocketTrigger {

  /** The trigger's name, of its own within its function; part of paths and identifiers. */
  String name();

  /** The kind of trigger. */
  Trigger kind();

  /** What a platform does besides that polls the source for the function. */
  default PollRules polling() {
    return PollRules.DEFAULT;
  }

  /** The logical name of what it listens to; empty where there is none (HTTP). */
  String source();

  /** The manifest's word for such a trigger. */
  default String word() {
    return kind().name().toLowerCase(Locale.ROOT);
  }
}
