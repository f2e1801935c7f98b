// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.manifest.EventFilter.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which events a filter lets through. */
final class EventFilterTest {

  private static final EventFilter FILTER =
      new EventFilter(
          Map.of(
              "region", new Rule(EventFilter.Test.EQUALS, "eu"),
              "tier", new Rule(EventFilter.Test.PREFIX, "gold"),
              "vip", new Rule(EventFilter.Test.PRESENT, ""),
              "test", new Rule(EventFilter.Test.ABSENT, "")));

  @Test
  void every_rule_must_hold() {
    var good = Map.of("region", "eu", "tier", "gold-2", "vip", "");

    assertThat(FILTER.passes(good::get)).isTrue();
    assertThat(passes("region", "us")).isFalse();
    assertThat(passes("tier", "silver")).isFalse();
    assertThat(passes("test", "yes")).isFalse();
    assertThat(FILTER.passes(Map.of("region", "eu", "tier", "gold")::get)).isFalse();
  }

  @Test
  void a_filter_without_rules_lets_everything_through() {
    assertThat(EventFilter.NONE.passes(name -> null)).isTrue();
  }

  private static boolean passes(String name, String value) {
    var attributes = new java.util.HashMap<>(Map.of("region", "eu", "tier", "gold-2", "vip", ""));
    attributes.put(name, value);
    return FILTER.passes(attributes::get);
  }
}
