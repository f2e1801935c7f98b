// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Message;
import dev.sampan.NewEvent;
import dev.sampan.Startup;

/** Publishes what it gets to where its settings say, and logs its trace. */
public final class Relay implements Handler<Event<String>, String> {

  private final String to;

  /** Reads where to. */
  public Relay(Startup startup) {
    this.to = startup.setting("to").orElse("");
  }

  @Override
  public String handle(Event<String> event, Context context) {
    String text = event.payload();
    context.logger().info("got " + text + " in " + context.trace().traceparent());
    var publisher = context.publisher();
    if (to.startsWith("bus:")) {
      return publisher.bus(to.substring(4), NewEvent.of("com.example.relayed", text));
    } else if (to.startsWith("topic:")) {
      return publisher.topic(to.substring(6), Message.of(text));
    }
    return to.isEmpty() ? "" : publisher.queue(to, Message.of(text));
  }
}
