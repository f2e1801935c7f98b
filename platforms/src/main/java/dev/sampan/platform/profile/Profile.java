// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import dev.sampan.platform.Platform;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The numbers and rules of one platform. Immutable.
 *
 * @param platform whose they are
 * @param figures its numbers; a platform that has no such limit has no such figure
 * @param errors how it tells callers what went wrong
 * @param support what its contract can say
 */
public record Profile(
    Platform platform,
    Map<Limit, Figure> figures,
    Map<Situation, ErrorForm> errors,
    Map<Capability, Support> support) {

  /** Copies the maps. */
  public Profile {
    Objects.requireNonNull(platform, "platform");
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    errors = Collections.unmodifiableMap(new EnumMap<>(errors));
    support = Collections.unmodifiableMap(new EnumMap<>(support));
  }

  /** The profile of this platform. */
  public static Profile of(Platform platform) {
    return switch (platform) {
      case LAMBDA -> LambdaProfile.PROFILE;
      case SCF -> ScfProfile.PROFILE;
      case CLOUDRUN -> CloudRunProfile.PROFILE;
    };
  }

  /**
   * A number that the platform has.
   *
   * @throws IllegalArgumentException if it has none
   */
  public Figure get(Limit limit) {
    var figure = figures.get(limit);
    if (figure == null) {
      throw new IllegalArgumentException(platform.id() + " has no " + limit.id());
    }
    return figure;
  }

  /** A number that the platform may have; empty means no limit. */
  public Optional<Figure> find(Limit limit) {
    return Optional.ofNullable(figures.get(limit));
  }

  /** How the platform tells a caller of this; every platform says something of each. */
  public ErrorForm error(Situation situation) {
    return Objects.requireNonNull(errors.get(situation), situation::id);
  }

  /** How far the platform has this capability; every platform says something of each. */
  public Support support(Capability capability) {
    return Objects.requireNonNull(support.get(capability), capability::id);
  }

  /** All numbers, in the order of {@link Limit}. */
  public List<Figure> numbers() {
    return List.copyOf(figures.values());
  }
}
