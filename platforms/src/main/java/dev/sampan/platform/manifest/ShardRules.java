// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a function is given the records of a shard, on a platform that lets one choose (Lambda's
 * mappings of Kinesis and DynamoDB).
 *
 * @param parallel how many batches of a shard run at the same time, each with keys of its own
 * @param maxAge how old a record may become before it is given up; null for as long as it is kept
 * @param bisect whether a batch that failed is cut in two, which is no attempt
 * @param tumbling how long the windows are over whose batches the function keeps a state; zero for
 *     none
 * @param since from when on records are given: null for those that come from now on, {@link
 *     Instant#EPOCH} for all that are kept
 */
public record ShardRules(
    int parallel,
    @Nullable Duration maxAge,
    boolean bisect,
    Duration tumbling,
    @Nullable Instant since) {

  /** One batch at a time, as long as a record is kept, cut in two. */
  public static final ShardRules DEFAULT = new ShardRules(1, null, true);

  static final int MOST_PARALLEL = 10;

  /** Without windows, for the records that come from now on. */
  public ShardRules(int parallel, @Nullable Duration maxAge, boolean bisect) {
    this(parallel, maxAge, bisect, Duration.ZERO, null);
  }

  /** Checks the number. */
  public ShardRules {
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel must be 1 or more: " + parallel);
    }
    if (tumbling.isNegative()) {
      throw new IllegalArgumentException("a window cannot be " + tumbling);
    }
  }

  static ShardRules read(Fields fields) {
    var tumbling = fields.seconds("tumbling");
    return new ShardRules(
        fields.countOr("parallel", 1, MOST_PARALLEL, 1),
        fields.seconds("maxAge"),
        !fields.has("bisect") || fields.flag("bisect"),
        tumbling == null ? Duration.ZERO : tumbling,
        null);
  }
}
