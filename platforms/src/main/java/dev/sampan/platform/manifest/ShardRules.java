// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a function is given the records of a shard, on a platform that lets one choose (Lambda's
 * mappings of Kinesis and DynamoDB).
 *
 * @param parallel how many batches of a shard run at the same time, each with keys of its own
 * @param maxAge how old a record may become before it is given up; null for as long as it is kept
 * @param bisect whether a batch that failed is cut in two, which is no attempt
 */
public record ShardRules(int parallel, @Nullable Duration maxAge, boolean bisect) {

  /** One batch at a time, as long as a record is kept, cut in two. */
  public static final ShardRules DEFAULT = new ShardRules(1, null, true);

  static final int MOST_PARALLEL = 10;

  /** Checks the number. */
  public ShardRules {
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel must be 1 or more: " + parallel);
    }
  }

  static ShardRules read(Fields fields) {
    return new ShardRules(
        fields.countOr("parallel", 1, MOST_PARALLEL, 1),
        fields.seconds("maxAge"),
        !fields.has("bisect") || fields.flag("bisect"));
  }
}
