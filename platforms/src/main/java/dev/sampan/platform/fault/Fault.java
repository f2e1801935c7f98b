// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One kind of fault, where it strikes and how often.
 *
 * <p>As text: {@code KIND[:TIME]=RATE%[@FUNCTION[/TRIGGER]]}, such as {@code crash=10%@orders} or
 * {@code slow-start:2s=50%}.
 *
 * @param kind what goes wrong
 * @param amount how long, for kinds that have an amount; else zero
 * @param percent how often, in hundredths of all that it could strike, more than 0 and at most 100
 * @param function the function that it strikes; empty for every one
 * @param trigger the trigger of that function; empty for every one
 */
public record Fault(
    FaultKind kind, Duration amount, double percent, String function, String trigger) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<kind>[a-z-]+)(:(?<time>-?[0-9]{1,7}(ms|s|m|h)))?=(?<rate>[0-9]{1,3}(\\.[0-9]{1,6})?)%"
              + "(@(?<function>[a-z][a-z0-9-]*)(/(?<trigger>[a-z][a-z0-9-]*))?)?");

  /** What a text should be, for messages. */
  public static final String EXPECTED =
      "a fault such as crash=10%@orders, slow-start:2s=50% or lost-ack=5%@receipts/new-orders";

  /**
   * Checks that the amount suits the kind and the rate is one.
   *
   * @throws IllegalArgumentException if not; the message says what is expected
   */
  public Fault {
    Objects.requireNonNull(kind, "kind");
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("a rate is more than 0% and at most 100%, not " + percent);
    }
    switch (kind.amount()) {
      case NONE -> require(amount.isZero(), kind.id() + " has no time");
      case LATER ->
          require(
              !amount.isZero() && !amount.isNegative(),
              kind.id() + " needs a time, such as " + kind.id() + ":2s=50%");
      case EITHER_WAY ->
          require(!amount.isZero(), kind.id() + " needs a time, such as " + kind.id() + ":-90s=5%");
    }
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * Reads a fault.
   *
   * @throws IllegalArgumentException if the text is none; the message says what is expected
   */
  public static Fault parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("expected " + EXPECTED + ", found '" + text + "'");
    }
    var kind =
        FaultKind.of(match.group("kind"))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no fault '" + match.group("kind") + "'; there are " + kinds()));
    return new Fault(
        kind,
        duration(match.group("time")),
        Double.parseDouble(match.group("rate")),
        Objects.requireNonNullElse(match.group("function"), ""),
        Objects.requireNonNullElse(match.group("trigger"), ""));
  }

  private static String kinds() {
    return Arrays.stream(FaultKind.values()).map(FaultKind::id).collect(Collectors.joining(", "));
  }

  private static Duration duration(@Nullable String text) {
    if (text == null) {
      return Duration.ZERO;
    }
    var digits = Long.parseLong(text.replaceAll("[a-z]", ""));
    if (text.endsWith("ms")) {
      return Duration.ofMillis(digits);
    }
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(digits);
      case 'm' -> Duration.ofMinutes(digits);
      default -> Duration.ofHours(digits);
    };
  }

  /** Whether it can strike there. */
  boolean concerns(String otherFunction, String otherTrigger) {
    return (function.isEmpty() || function.equals(otherFunction))
        && (trigger.isEmpty() || trigger.equals(otherTrigger));
  }

  /** The text that {@link #parse} reads. */
  @Override
  public String toString() {
    var time = amount.isZero() ? "" : ":" + time(amount);
    var rate = percent == Math.rint(percent) ? "" + (long) percent : "" + percent;
    var where = function.isEmpty() ? "" : "@" + function + (trigger.isEmpty() ? "" : "/" + trigger);
    return kind.id() + time + "=" + rate + "%" + where;
  }

  private static String time(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}
