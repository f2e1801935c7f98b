// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Startup;
import java.time.Clock;
import java.util.Optional;

/** What a function learns when it starts; an environment variable wins over the index. */
final class FunctionStartup implements Startup {

  private final String platform;
  private final FunctionEntry entry;
  private final Environment environment;

  FunctionStartup(String platform, FunctionEntry entry, Environment environment) {
    this.platform = platform;
    this.entry = entry;
    this.environment = environment;
  }

  FunctionEntry entry() {
    return entry;
  }

  Environment environment() {
    return environment;
  }

  @Override
  public String function() {
    return entry.name();
  }

  @Override
  public String platform() {
    return platform;
  }

  @Override
  public Optional<String> setting(String name) {
    String value = environment.variables().get(variable(name));
    return Optional.ofNullable(value == null ? entry.settings().get(name) : value);
  }

  @Override
  public String require(String name) {
    Optional<String> value = setting(name);
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "The function \""
              + entry.name()
              + "\" needs the setting \""
              + name
              + "\": add it under functions."
              + entry.name()
              + ".settings in sampan.yaml, or set the environment variable "
              + variable(name));
    }
    return value.get();
  }

  @Override
  public Clock clock() {
    return environment.clock();
  }

  /** The environment variable of a setting: {@code a.b-c} is {@code A_B_C}. */
  private static String variable(String setting) {
    StringBuilder name = new StringBuilder(setting.length());
    for (int i = 0; i < setting.length(); i++) {
      char c = setting.charAt(i);
      boolean lower = c >= 'a' && c <= 'z';
      boolean kept = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      name.append(lower ? (char) (c - 32) : kept ? c : '_');
    }
    return name.toString();
  }
}
