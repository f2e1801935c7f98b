// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Trigger;
import dev.sampan.emulator.function.Facts;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.delivery.DeliveryItem;
import dev.sampan.platform.delivery.DeliveryModel;
import dev.sampan.platform.delivery.DeliveryPolicy;
import dev.sampan.platform.manifest.Destination;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.QueueTrigger;
import dev.sampan.platform.manifest.RecordTrigger;
import dev.sampan.platform.manifest.StreamTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

  /**
   * Whether the platform, if it polls the source, delivers an entry; what cannot be looked at is
   * delivered, and fails there.
   */
  boolean delivers(Entry entry, Platform platform, Instant now) {
    if (trigger.polling().filter().isNone()) {
      return true;
    }
    try {
      var facts = Facts.of(platform, spec, UUID.randomUUID(), now);
      return NativeWires.of(platform).passes(trigger, event(entry, 1), facts);
    } catch (NotExpressibleException e) {
      return true;
    }
  }

  /** From when on it is given what a stream or a table had; null for what comes from now on. */
  @Nullable Instant since() {
    if (trigger instanceof StreamTrigger it) {
      return it.shards().since();
    }
    return trigger instanceof RecordTrigger it ? it.shards().since() : null;
  }

  /** Where its trigger, or its mapping, wants what failed for good; null if it names nothing. */
  @Nullable Destination onFailure() {
    var queue = deadLetter();
    var told = trigger.polling().onFailure();
    return told == null && queue != null ? new Destination(Destination.Kind.QUEUE, queue) : told;
  }

  private @Nullable String deadLetter() {
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
