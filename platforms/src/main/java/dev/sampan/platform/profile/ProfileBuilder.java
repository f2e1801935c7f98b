// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import dev.sampan.platform.Platform;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a profile; what is said twice, or for nothing, is a mistake found at once. */
final class ProfileBuilder {

  private final Platform platform;
  private final Map<Limit, Figure> figures = new EnumMap<>(Limit.class);
  private final Map<Situation, ErrorForm> errors = new EnumMap<>(Situation.class);
  private final Map<Capability, Support> support = new EnumMap<>(Capability.class);

  ProfileBuilder(Platform platform) {
    this.platform = platform;
  }

  ProfileBuilder limit(Limit limit, long value, Source source) {
    once(figures.put(limit, new Figure(limit, value, source)), limit);
    return this;
  }

  ProfileBuilder seconds(Limit limit, long seconds, Source source) {
    return limit(limit, seconds * 1000, source);
  }

  ProfileBuilder error(Situation situation, int status, String name, Source source) {
    once(errors.put(situation, new ErrorForm(situation, status, name, source)), situation);
    return this;
  }

  ProfileBuilder yes(Capability capability, String detail, Source source) {
    return support(capability, Support.Level.YES, detail, source);
  }

  ProfileBuilder partly(Capability capability, String detail, Source source) {
    return support(capability, Support.Level.PARTLY, detail, source);
  }

  ProfileBuilder no(Capability capability, String detail, Source source) {
    return support(capability, Support.Level.NO, detail, source);
  }

  Profile build() {
    return new Profile(platform, figures, errors, support);
  }

  private ProfileBuilder support(
      Capability capability, Support.Level level, String detail, Source source) {
    once(support.put(capability, new Support(capability, level, detail, source)), capability);
    return this;
  }

  private void once(@Nullable Object before, Enum<?> what) {
    if (before != null) {
      throw new IllegalStateException(platform.id() + " says " + what + " twice");
    }
  }
}
