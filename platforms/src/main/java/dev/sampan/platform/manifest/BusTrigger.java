// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.Trigger;
import dev.sampan.platform.filter.EventFilter;
import java.util.List;

/**
 * Events of a bus (EventBridge; Tencent EventBridge; Eventarc).
 *
 * @param name the name of the trigger
 * @param source the logical name of the bus
 * @param types the event types it hears of; empty for all
 * @param filter which events it hears of, by their attributes and extensions
 */
public record BusTrigger(String name, String source, List<String> types, EventFilter filter)
    implements TriggerSpec {

  /** Copies the types. */
  public BusTrigger {
    types = List.copyOf(types);
  }

  /** A trigger that hears of every event of these types. */
  public BusTrigger(String name, String source, List<String> types) {
    this(name, source, types, EventFilter.NONE);
  }

  @Override
  public Trigger kind() {
    return Trigger.BUS;
  }
}
