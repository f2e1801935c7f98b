// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.platform.BusEvent;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.manifest.BusTrigger;
import dev.sampan.platform.manifest.ObjectTrigger;
import dev.sampan.platform.manifest.TopicTrigger;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.wire.Json;
import io.cloudevents.CloudEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

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
          event instanceof TopicMessage sent && it.filter().passes(texts(sent.attributes()));
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
        && trigger.filter().passes(texts(attributes(it)));
  }

  private static Map<String, Object> attributes(CloudEvent event) {
    var all = new LinkedHashMap<String, Object>();
    event.getExtensionNames().forEach(it -> all.put(it, event.getExtension(it)));
    event.getAttributeNames().forEach(it -> all.put(it, event.getAttribute(it)));
    all.values().removeIf(Objects::isNull);
    return all;
  }

  private static ObjectNode texts(Map<String, ?> attributes) {
    var texts = Json.object();
    attributes.forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }
}
