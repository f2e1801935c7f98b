// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.Platform;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.delivery.DeliveryItem;
import dev.sampan.platform.delivery.DeliveryModel;
import dev.sampan.platform.delivery.DeliveryPolicy;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to a source.
 *
 * @param spec the function as it is on the emulator's platform
 * @param trigger one of its triggers
 * @param paused whether it delivers nothing for the time being; what it is given waits on disk
 */
record Subscriber(FunctionSpec spec, TriggerSpec trigger, boolean paused) {

  /** What an event takes in a request besides its body, roughly, and its body in base64. */
  private static final int ENVELOPE = 1024;

  /** All who listen on a platform. */
  static List<Subscriber> all(Manifest manifest, Platform platform) {
    var all = new ArrayList<Subscriber>();
    for (var function : manifest.on(platform).functions()) {
      for (var trigger : function.triggers()) {
        if (trigger.kind() != Trigger.HTTP) {
          all.add(new Subscriber(function, trigger, function.isPaused(platform, trigger.name())));
        }
      }
    }
    return all;
  }

  String function() {
    return spec.name();
  }

  /** Its name in lanes and reports: {@code receipts.orders}. */
  String name() {
    return spec.name() + "." + trigger.name();
  }

  /** The name of its source; a schedule is its own. */
  String source() {
    return trigger.source();
  }

  /** Where its events are in the journal; those who listen to the same queue share one lane. */
  String lane() {
    var lane = lane(trigger.kind(), source());
    return trigger.kind() == Trigger.QUEUE ? lane : lane + "/" + name();
  }

  static String lane(Trigger kind, String source) {
    return UnknownSourceException.word(kind) + "/" + source;
  }

  DeliveryModel model(Platform platform, int mostInstances) {
    return DeliveryPolicy.of(platform, spec, trigger)
        .bounded(
            Math.max(1, NativeWires.of(platform).largestBatch(trigger)),
            mostInstances * Math.max(1, spec.concurrency()))
        .model();
  }

  DeliveryItem item(Entry entry) {
    var headers = EventHeaders.read(entry.headers());
    var partition = headers.find(EventHeaders.PARTITION);
    return new DeliveryItem(
        entry.id(),
        headers.find(EventHeaders.KEY),
        partition == null ? 0 : Integer.parseInt(partition),
        ENVELOPE + entry.body().bytes().length * 4L / 3,
        entry.attempt(),
        entry.acceptedAt(),
        entry.notBefore());
  }

  SourceEvent event(Entry entry, int attempt) {
    return StoredEvents.read(trigger.kind(), entry, attempt);
  }

  /** Whether its filters let the event through. */
  boolean wants(SourceEvent event) {
    return Wishes.of(trigger).test(event);
  }

  /** The queue that its trigger names for what failed for good; null if it names none. */
  @Nullable String deadLetter() {
    if (trigger instanceof QueueTrigger it) {
      return it.deadLetter();
    } else if (trigger instanceof TopicTrigger it) {
      return it.deadLetter();
    } else if (trigger instanceof StreamTrigger it) {
      return it.deadLetter();
    }
    return trigger instanceof RecordTrigger it ? it.deadLetter() : null;
  }
}
