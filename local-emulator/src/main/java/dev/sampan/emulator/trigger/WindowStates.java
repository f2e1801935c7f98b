// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.trigger;

import dev.sampan.Body;
import dev.sampan.emulator.journal.Entry;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.WindowBatch;
import dev.sampan.platform.delivery.DeliveryCommand.Window;
import dev.sampan.platform.delivery.DeliveryInput;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The states that a function keeps over the windows of its shards, in the journal: they must
 * outlive the records that they were made of. Used by one subscription.
 */
final class WindowStates {

  private static final String PREFIX = "windows/";
  private static final Body NONE = Body.of("{}");
  private static final String START = "start";

  private final SourceHost host;
  private final String lane;
  private final Map<Integer, WindowBatch> states = new HashMap<>();

  /** The partitions whose window the last delivery was to end. */
  private final Set<Integer> ending = new HashSet<>();

  WindowStates(SourceHost host, Subscriber who) {
    this.host = host;
    this.lane = PREFIX + who.lane();
  }

  /** The windows that were open when the emulator ended. */
  List<DeliveryInput.Resumed> resumed() {
    host.journal().forEach(lane, this::read);
    return states.values().stream()
        .map(it -> new DeliveryInput.Resumed(it.partition(), it.start()))
        .toList();
  }

  private void read(Entry entry) {
    var start = Instant.parse(entry.headers().getOrDefault(START, Instant.EPOCH.toString()));
    var partition = Integer.parseInt(entry.id());
    states.put(partition, new WindowBatch(partition, start, start, entry.body(), false, false));
  }

  /** A window with its state; one that begins has an empty one. */
  WindowBatch of(Window it) {
    if (!it.last() && ending.remove(it.partition())) {
      states.remove(it.partition());
    } else if (it.last()) {
      ending.add(it.partition());
    }
    var kept = states.get(it.partition());
    var state = kept != null && kept.start().equals(it.start()) ? kept.state() : NONE;
    return new WindowBatch(it.partition(), it.start(), it.end(), state, it.last(), it.early());
  }

  private static String id(Window window) {
    return Integer.toString(window.partition());
  }

  /**
   * Takes note of an answer.
   *
   * @return whether the state is too large, so that the window ends
   */
  boolean answered(Window window, BatchOutcome outcome) {
    if (window.last()) {
      if (outcome.reason().isEmpty()) {
        states.remove(window.partition());
        host.journal().remove(lane, List.of(id(window)));
      }
      return false;
    }
    var state = outcome.state();
    if (state != null) {
      keep(window, state);
    }
    var most = Profile.of(host.platform()).find(Limit.STREAM_TUMBLING_STATE_BYTES);
    return state != null && most.isPresent() && state.bytes().length > most.get().value();
  }

  private void keep(Window it, Body state) {
    states.put(
        it.partition(), new WindowBatch(it.partition(), it.start(), it.end(), state, false, false));
    var headers = Map.of(START, it.start().toString());
    var entry = Entry.of(lane, id(it), host.clock().instant(), headers, state);
    var unused = host.journal().append(List.of(entry)).exceptionally(e -> List.of());
  }
}
