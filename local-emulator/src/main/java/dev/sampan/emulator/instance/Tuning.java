// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.platform.manifest.FunctionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is special about the instances of one function.
 *
 * @param virtualMachine options of the virtual machine
 * @param variables variables that its instances get, besides those of every instance
 */
public record Tuning(List<String> virtualMachine, Map<String, String> variables) {

  /** Nothing special. */
  public static final Tuning NONE = new Tuning(List.of(), Map.of());

  private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

  /** Copies the collections. */
  public Tuning {
    virtualMachine = List.copyOf(virtualMachine);
    variables = Map.copyOf(variables);
  }

  /** The same with one more option of the virtual machine. */
  public Tuning withOption(String option) {
    var options = new ArrayList<>(virtualMachine);
    options.add(option);
    return new Tuning(options, variables);
  }

  /** The same with one more variable. */
  public Tuning withVariable(String name, String value) {
    var all = new LinkedHashMap<>(variables);
    all.put(name, value);
    return new Tuning(virtualMachine, all);
  }

  /** The variables; a command line of the function's own finds the options in one of them. */
  Map<String, String> environment(FunctionSpec function) {
    var all = new LinkedHashMap<>(variables);
    if (!function.command().isEmpty() && !virtualMachine.isEmpty()) {
      all.put(OPTIONS, String.join(" ", virtualMachine));
    }
    return all;
  }
}
