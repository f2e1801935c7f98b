// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The place of one instance in a sandbox and, where there are such, a control group. */
final class Sandbox implements Confinement {

  private final @Nullable ControlGroup group;
  private final UnaryOperator<List<String>> wrap;

  Sandbox(@Nullable ControlGroup group, UnaryOperator<List<String>> wrap) {
    this.group = group;
    this.wrap = wrap;
  }

  @Override
  public List<String> command(List<String> command) {
    var wrapped = wrap.apply(command);
    return group == null ? wrapped : group.command(wrapped);
  }

  @Override
  public void busy(boolean busy) {
    if (group != null) {
      group.busy(busy);
    }
  }

  @Override
  public boolean outOfMemory() {
    return group != null && group.outOfMemory();
  }

  @Override
  public boolean guarded() {
    return true;
  }

  @Override
  public void close() {
    if (group != null) {
      group.close();
    }
  }
}
