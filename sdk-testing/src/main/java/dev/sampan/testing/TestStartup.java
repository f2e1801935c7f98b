// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Startup;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a handler is told when a test constructs it. Immutable.
 *
 * <pre>{@code
 * Orders orders = new Orders(TestStartup.of().withSetting("orders.directory", directory));
 * }</pre>
 */
public final class TestStartup implements Startup {

  private final String function;
  private final String platform;
  private final Clock clock;
  private final Map<String, String> settings;

  private TestStartup(String function, String platform, Clock clock, Map<String, String> settings) {
    this.function = function;
    this.platform = platform;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The start of the function {@code test} on the platform {@code direct}, without settings, on a
   * clock that stands still.
   */
  public static TestStartup of() {
    return new TestStartup("test", "direct", TestContext.CLOCK, Map.of());
  }

  /** The same start with one more setting; its value is the object's text. */
  public TestStartup withSetting(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(name, value.toString());
    return new TestStartup(function, platform, clock, more);
  }

  /** The same start of the function of this name. */
  public TestStartup withFunction(String name) {
    return new TestStartup(name, platform, clock, settings);
  }

  /** The same start on the platform with this id, such as {@code lambda}. */
  public TestStartup withPlatform(String id) {
    return new TestStartup(function, id, clock, settings);
  }

  /** The same start on the given clock. */
  public TestStartup withClock(Clock other) {
    return new TestStartup(function, platform, other, settings);
  }

  @Override
  public String function() {
    return function;
  }

  @Override
  public String platform() {
    return platform;
  }

  @Override
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  @Override
  public String require(String name) {
    return setting(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The handler needs the setting \""
                        + name
                        + "\": give it with TestStartup.of().withSetting(\""
                        + name
                        + "\", ...)"));
  }

  @Override
  public Clock clock() {
    return clock;
  }
}
