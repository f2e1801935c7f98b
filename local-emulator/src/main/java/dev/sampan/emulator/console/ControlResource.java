// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import java.util.List;

/** A part of the control API: the routes that belong together. */
@FunctionalInterface
public interface ControlResource {

  /** Its routes; the same ones each time. */
  List<ControlRoute> routes();
}
