// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.platform.BusEvent;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.BusTrigger;
import dev.sampan.platform.manifest.ObjectTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import io.cloudevents.CloudEvent;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which events of its source a trigger hears of. */
final class Wishes {

  private Wishes() {}

  static Predicate<SourceEvent> of(TriggerSpec trigger) {
    if (trigger instanceof ObjectTrigger it) {
      return event -> event instanceof ObjectEvent change && wants(it, change);
    } else if (trigger instanceof BusTrigger it) {
      return event -> event instanceof BusEvent sent && wants(it, sent);
    }
    if (trigger instanceof TopicTrigger it) {
      return event ->
          event instanceof TopicMessage sent && it.filter().passes(sent.attributes()::get);
    }
    return event -> true;
  }

  private static boolean wants(ObjectTrigger trigger, ObjectEvent event) {
    var it = event.changed();
    return trigger.on().contains(it.change())
        && it.key().startsWith(trigger.prefix())
        && it.key().endsWith(trigger.suffix());
  }

  private static boolean wants(BusTrigger trigger, BusEvent event) {
    var it = event.event();
    return (trigger.types().isEmpty() || trigger.types().contains(it.getType()))
        && trigger.filter().passes(name -> attribute(it, name));
  }

  private static @Nullable String attribute(CloudEvent event, @Nullable String name) {
    var known = event.getAttributeNames().contains(name);
    var value = known ? event.getAttribute(name) : event.getExtension(name);
    return value == null ? null : value.toString();
  }
}
