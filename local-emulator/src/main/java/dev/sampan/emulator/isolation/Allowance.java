// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.isolation;

import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Figure;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;

/**
 * What an instance may use.
 *
 * @param memoryMiB memory, in MiB
 * @param processors processors, also a part of one
 * @param temporaryBytes what its temporary directory may hold; 0 where that counts as memory
 * @param idles whether it gets next to no processor time while nothing runs in it
 */
public record Allowance(int memoryMiB, double processors, long temporaryBytes, boolean idles) {

  private static final double LEAST = 0.05;

  /** What the platform gives to an instance of a function. */
  public static Allowance of(Platform platform, FunctionSpec function) {
    var profile = Profile.of(platform);
    double share = (double) function.memoryMiB() / profile.get(Limit.MEMORY_PER_PROCESSOR).value();
    double whole = platform == Platform.CLOUDRUN ? Math.ceil(share) : share;
    double most =
        profile.find(Limit.PROCESSORS_MAX).map(Figure::intValue).orElse(Integer.MAX_VALUE);
    return new Allowance(
        function.memoryMiB(),
        Math.max(LEAST, Math.min(most, whole)),
        profile.find(Limit.TEMPORARY_BYTES).map(Figure::value).orElse(0L),
        platform == Platform.CLOUDRUN);
  }

  /** How many processors the instance sees. */
  public int wholeProcessors() {
    return (int) Math.ceil(processors);
  }

  long memoryBytes() {
    return memoryMiB * 1024L * 1024;
  }
}
