// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.delivery;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a source whose events come in partitions and in order: stream, record change.
 *
 * @param batching how records become one delivery
 * @param retries how often a batch is delivered
 * @param bisect whether a batch whose first record failed is cut in two, which is no attempt
 * @param parallel how many deliveries of one partition run at the same time, each with keys of its
 *     own
 * @param most how many deliveries of all partitions run at the same time
 * @param windows the windows over whose deliveries the function keeps a state; null for none
 */
public record StreamPolicy(
    Batching batching,
    Retries retries,
    boolean bisect,
    int parallel,
    int most,
    @Nullable Windowing windows)
    implements DeliveryPolicy {

  /** Checks that nothing is missing. */
  public StreamPolicy {
    Objects.requireNonNull(batching, "batching");
    Objects.requireNonNull(retries, "retries");
    if (parallel < 1 || most < 1) {
      throw new IllegalArgumentException(parallel + " in a partition, " + most + " in all");
    }
  }

  /** Without windows. */
  public StreamPolicy(Batching batching, Retries retries, boolean bisect, int parallel, int most) {
    this(batching, retries, bisect, parallel, most, null);
  }

  @Override
  public StreamPolicy bounded(int batch, int deliveries) {
    return new StreamPolicy(
        batching.atMost(batch),
        retries,
        bisect,
        parallel,
        Math.max(1, Math.min(most, deliveries)),
        windows);
  }

  @Override
  public DeliveryStream model() {
    return new DeliveryStream(this);
  }
}
