// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.platform.Platform;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a platform. */
final class PlatformOption implements ITypeConverter<Platform> {

  @Override
  public Platform convert(String value) {
    return Platform.of(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "There is no platform '" + value + "'. Known are: " + known() + "."));
  }

  private static String known() {
    return Arrays.stream(Platform.values()).map(Platform::id).collect(Collectors.joining(", "));
  }
}
