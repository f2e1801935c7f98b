// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import java.util.ArrayList;
import java.util.List;

/**
 * The ports of this machine's loopback that an instance and the emulator meet on.
 *
 * @param asked where the emulator listens for the instance
 * @param served where the instance listens for the emulator
 */
public record Ports(List<Integer> asked, List<Integer> served) {

  /** None at all. */
  public static final Ports NONE = new Ports(List.of(), List.of());

  /** Copies the lists. */
  public Ports {
    asked = List.copyOf(asked);
    served = List.copyOf(served);
  }

  /** The same with one more where the emulator listens. */
  public Ports asking(int port) {
    return new Ports(and(asked, port), served);
  }

  /** The same with one more where the instance listens. */
  public Ports serving(int port) {
    return new Ports(asked, and(served, port));
  }

  private static List<Integer> and(List<Integer> ports, int port) {
    var all = new ArrayList<>(ports);
    all.add(port);
    return all;
  }
}
