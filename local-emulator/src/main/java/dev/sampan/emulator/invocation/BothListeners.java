// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.invocation;

/** Tells two listeners of everything, one after the other. */
record BothListeners(InvocationListener first, InvocationListener second)
    implements InvocationListener {

  @Override
  public void finished(InvocationReport report) {
    first.finished(report);
    second.finished(report);
  }

  @Override
  public void printed(OutputLine line) {
    first.printed(line);
    second.printed(line);
  }

  @Override
  public void happened(EmulatorEvent event) {
    first.happened(event);
    second.happened(event);
  }
}
