// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Trigger;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.TriggerEntry;

/** The triggers that the index declares, and how the manifest calls what they listen to. */
final class TriggerNames {

  private final FunctionEntry function;

  TriggerNames(FunctionEntry function) {
    this.function = function;
  }

  boolean has(Trigger kind) {
    for (TriggerEntry trigger : function.triggers()) {
      if (trigger.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  /**
   * The logical name of a source: its own where a trigger has it, that of the only trigger of its
   * kind where the cloud calls it otherwise.
   */
  String source(Trigger kind, String nativeName) {
    String only = null;
    int count = 0;
    for (TriggerEntry trigger : function.triggers()) {
      if (trigger.kind() == kind) {
        if (trigger.source().equals(nativeName)) {
          return nativeName;
        }
        only = trigger.source();
        count++;
      }
    }
    return count == 1 && only != null ? only : nativeName;
  }
}
