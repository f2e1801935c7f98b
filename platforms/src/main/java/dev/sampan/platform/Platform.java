// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform;

import java.util.Locale;
import java.util.Optional;

/** A cloud's function service. */
public enum Platform {
  /** AWS Lambda: the Runtime API, one invocation at a time in an instance. */
  LAMBDA,
  /** Tencent Serverless Cloud Function: the custom runtime, or a server on port 9000. */
  SCF,
  /** Google Cloud Run, and what keeps its container contract, such as Knative. */
  CLOUDRUN;

  /** The name by which manifests, commands and environments know it, such as {@code lambda}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The platform of this {@link #id()}; empty for any other text. */
  public static Optional<Platform> of(String id) {
    for (var platform : values()) {
      if (platform.id().equals(id)) {
        return Optional.of(platform);
      }
    }
    return Optional.empty();
  }
}
