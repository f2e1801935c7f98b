// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Trigger;
import dev.sampan.emulator.function.Owner;
import dev.sampan.platform.Platform;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A simulated source of events as Amazon names it. The last part of the name is the logical source;
 * the region and the account do not count.
 *
 * @param kind the kind of source
 * @param source its logical name
 */
record Resource(Trigger kind, String source) {

  private static final Pattern SQS = Pattern.compile("arn:aws[a-z-]*:sqs:[^:]*:\\d*:([^:/]+)");
  private static final Pattern SNS = Pattern.compile("arn:aws[a-z-]*:sns:[^:]*:\\d*:([^:/]+)");
  private static final Pattern KINESIS =
      Pattern.compile("arn:aws[a-z-]*:kinesis:[^:]*:\\d*:stream/([^:/]+)(/.*)?");
  private static final Pattern DYNAMODB =
      Pattern.compile("arn:aws[a-z-]*:dynamodb:[^:]*:\\d*:table/([^:/]+)/stream/.*");
  private static final String FIFO = ".fifo";

  /** The source that an ARN names; empty if the emulator has no such kind. */
  static Optional<Resource> of(String arn) {
    return match(SQS, arn, Trigger.QUEUE)
        .or(() -> match(SNS, arn, Trigger.TOPIC))
        .or(() -> match(KINESIS, arn, Trigger.STREAM))
        .or(() -> match(DYNAMODB, arn, Trigger.RECORD));
  }

  private static Optional<Resource> match(Pattern form, String arn, Trigger kind) {
    var parts = form.matcher(arn);
    return parts.matches()
        ? Optional.of(new Resource(kind, plain(parts.group(1))))
        : Optional.empty();
  }

  private static String plain(String name) {
    return name.endsWith(FIFO) ? name.substring(0, name.length() - FIFO.length()) : name;
  }

  /**
   * The ARN of a source.
   *
   * @param ordered whether a queue keeps an order
   */
  static String arn(Trigger kind, String source, boolean ordered) {
    return switch (kind) {
      case STREAM -> arn("kinesis", "stream/" + source);
      case RECORD -> arn("dynamodb", "table/" + source + "/stream/2026-01-01T00:00:00.000");
      case TOPIC -> arn("sns", source);
      default -> arn("sqs", source + (ordered ? FIFO : ""));
    };
  }

  private static String arn(String service, String resource) {
    var owner = Owner.of(Platform.LAMBDA);
    return "arn:aws:%s:%s:%s:%s".formatted(service, owner.region(), owner.account(), resource);
  }
}
