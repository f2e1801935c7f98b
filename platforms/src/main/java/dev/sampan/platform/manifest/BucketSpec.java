// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Objects;

/**
 * A bucket that the emulator keeps: a directory whose files are objects.
 *
 * @param name its logical name, as triggers and clients have it
 * @param directory where its files are, as the manifest has it: absolute, or seen from the manifest
 * @param existing whether what is there when the emulator starts counts as created then
 */
public record BucketSpec(String name, String directory, boolean existing) {

  /** Checks that nothing is missing. */
  public BucketSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(directory, "directory");
  }

  /** The bucket of this name in the place where buckets are by default. */
  static BucketSpec byDefault(String name) {
    return new BucketSpec(name, "buckets/" + name, false);
  }
}
