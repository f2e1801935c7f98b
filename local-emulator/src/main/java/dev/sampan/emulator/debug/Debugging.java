// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.debug;

import dev.sampan.emulator.function.Debugged;
import dev.sampan.emulator.function.PoolTime;
import dev.sampan.emulator.instance.Tuning;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.Platform;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/**
 * The functions that a debugger can attach to, each on a port that stays the same whatever becomes
 * of its instances. The virtual machine of an instance listens where it likes and says so in a line
 * of its output; a relay on the fixed port connects debuggers to it. While one is attached, the
 * function's time stands still.
 */
public final class Debugging implements AutoCloseable {

  /** The agent of JDWP; with port 0 it finds one, and prints which. */
  private static final String AGENT =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

  /** The variable of an instance that says whether it keeps the time itself. */
  public static final String TIMEOUT = "SAMPAN_TIMEOUT";

  /** That it does not. */
  public static final String NONE = "none";

  private static final Pattern LISTENING =
      Pattern.compile("Listening for transport dt_socket at address: (?:.*:)?(\\d+)");

  private final Platform platform;
  private final Map<String, DebugRelay> relays = new LinkedHashMap<>();
  private final Map<String, PoolTime> times = new LinkedHashMap<>();

  private Debugging(Platform platform) {
    this.platform = platform;
  }

  /**
   * Opens the ports.
   *
   * @param platform where functions are debugged
   * @param ports the port of each function, by its name; 0 for any free one
   * @param clock the time
   * @param threads runs the connections
   * @throws IOException if a port cannot be bound; the message says which
   */
  public static Debugging open(
      Platform platform, Map<String, Integer> ports, InstantSource clock, Executor threads)
      throws IOException {
    var debugging = new Debugging(platform);
    try {
      for (var each : ports.entrySet()) {
        var time = new PoolTime(clock);
        debugging.times.put(each.getKey(), time);
        debugging.relays.put(each.getKey(), DebugRelay.open(each.getValue(), time, threads));
      }
    } catch (IOException e) {
      debugging.close();
      throw e;
    }
    return debugging;
  }

  /** The ports to attach to, by the functions' names. */
  public Map<String, Integer> ports() {
    var ports = new TreeMap<String, Integer>();
    relays.forEach((function, relay) -> ports.put(function, relay.port()));
    return ports;
  }

  /**
   * What the engine has to know of them.
   *
   * @param standing whether the time of all other functions stands still for good
   */
  public Debugged debugged(boolean standing) {
    return new Debugged(platform, times, standing);
  }

  /**
   * How instances are started, where a debugger shall be able to attach. A server that keeps the
   * time itself, as an instance on Cloud Run is, does not do so then.
   */
  public Map<String, Tuning> tunings(Map<String, Tuning> others) {
    var all = new LinkedHashMap<>(others);
    for (var function : relays.keySet()) {
      var tuning = all.getOrDefault(function, Tuning.NONE).withOption(AGENT);
      all.put(function, tuning.withVariable(TIMEOUT, NONE));
    }
    return all;
  }

  /** A listener that takes out the lines in which a virtual machine says where it listens. */
  public InvocationListener before(InvocationListener next) {
    return new Lines(next);
  }

  @Override
  public void close() {
    relays.values().forEach(DebugRelay::close);
  }

  private boolean takes(OutputLine line) {
    var relay = relays.get(line.function());
    var port = relay == null ? OptionalInt.empty() : port(line.text());
    if (relay != null && port.isPresent() && line.platform() == platform) {
      relay.listens(port.getAsInt());
    }
    return port.isPresent();
  }

  private static OptionalInt port(String text) {
    var line = LISTENING.matcher(text);
    return line.matches() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
  }

  private final class Lines implements InvocationListener {

    private final InvocationListener next;

    Lines(InvocationListener next) {
      this.next = next;
    }

    @Override
    public void printed(OutputLine line) {
      if (!takes(line)) {
        next.printed(line);
      }
    }

    @Override
    public void finished(InvocationReport report) {
      next.finished(report);
    }

    @Override
    public void happened(EmulatorEvent event) {
      next.happened(event);
    }
  }
}
