// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.util.stream.Collectors;

/** Finds the function that a user names. */
final class Functions {

  private Functions() {}

  static FunctionSpec require(Manifest manifest, String name) {
    return manifest.function(name).orElseThrow(() -> new CommandFailure(unknown(manifest, name)));
  }

  static String unknown(Manifest manifest, String name) {
    String known =
        manifest.functions().stream().map(FunctionSpec::name).collect(Collectors.joining(", "));
    return "There is no function '" + name + "' in " + manifest.file() + ". There are: " + known;
  }
}
