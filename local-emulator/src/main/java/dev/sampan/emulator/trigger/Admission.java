// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.emulator.function.Trial;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.ObjectEvent;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.ScheduleFiring;
import dev.sampan.platform.SourceEvent;
import dev.sampan.platform.StreamRecord;
import dev.sampan.platform.TopicMessage;
import dev.sampan.platform.catalog.NativeWires;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** What the sources of a platform take, and what they refuse. Immutable. */
final class Admission {

  /** How many events of one source may wait or be under way. */
  static final int MOST_PENDING = 100_000;

  private final Platform platform;

  Admission(Platform platform) {
    this.platform = platform;
  }

  /** What the platform delivers of events, in the pieces that it takes. */
  List<SourceEvent> parts(List<? extends SourceEvent> events) {
    var wire = NativeWires.of(platform);
    var parts = new ArrayList<SourceEvent>();
    events.forEach(event -> parts.addAll(wire.parts(event)));
    return parts;
  }

  /**
   * Takes no more than the platform does.
   *
   * @throws RefusedEventException if it is too large
   */
  void requireSize(SourceEvent event) {
    var most = Profile.of(platform).get(Limit.EVENT_BYTES).value();
    var bytes = body(event).bytes().length;
    if (bytes > most) {
      throw new RefusedEventException(
          RefusedEventException.Reason.TOO_LARGE,
          "the body of "
              + event.id()
              + " has "
              + bytes
              + " bytes; "
              + platform.id()
              + " takes "
              + most);
    }
  }

  /**
   * Takes what the platform can deliver. Nobody hears of the refusal of what an object or a
   * schedule does, so that is taken all the same.
   *
   * @throws RefusedEventException if the platform has no form for it
   */
  void requireForm(Subscriber who, SourceEvent event) {
    if (event instanceof ObjectEvent || event instanceof ScheduleFiring) {
      return;
    }
    try {
      Trial.write(platform, who.spec(), who.trigger(), event);
    } catch (NotExpressibleException e) {
      throw new RefusedEventException(
          RefusedEventException.Reason.NOT_DELIVERABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Body body(SourceEvent event) {
    if (event instanceof QueueMessage it) {
      return it.body();
    } else if (event instanceof TopicMessage it) {
      return it.body();
    }
    return event instanceof StreamRecord it ? it.body() : Body.empty();
  }

  /**
   * Takes no more than can wait.
   *
   * @throws RefusedEventException if too many wait already
   */
  static void requireRoom(Trigger kind, String source, List<Subscription> listening, int more) {
    for (var each : listening) {
      if (each.pending() + more > MOST_PENDING) {
        throw new RefusedEventException(
            RefusedEventException.Reason.FULL,
            "the "
                + UnknownSourceException.word(kind)
                + " "
                + source
                + " holds "
                + each.pending()
                + " events, and may hold "
                + MOST_PENDING
                + "; try again when some are done");
      }
    }
  }
}
