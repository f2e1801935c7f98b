// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime.cloudevents;

/**
 * Something that claims to be a CloudEvent and breaks a rule of the specification.
 *
 * <p>The message names the attribute and the rule; it repeats no value, as a value may be long or
 * secret, so it may be shown to the sender.
 */
public final class BadCloudEvent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String attribute;
  private final String rule;
  private final int status;

  private BadCloudEvent(int status, String attribute, String rule) {
    super("CloudEvent " + attribute + ": " + rule);
    this.attribute = attribute;
    this.rule = rule;
    this.status = status;
  }

  /** An event one of whose attributes, or whose data or form, breaks a rule. */
  static BadCloudEvent broken(String attribute, String rule) {
    return new BadCloudEvent(400, attribute, rule);
  }

  /** A content mode or format that is not read here. */
  static BadCloudEvent unsupported(String attribute, String rule) {
    return new BadCloudEvent(415, attribute, rule);
  }

  /** The attribute, or {@code data}, or {@code content-type}, or {@code event} for the whole. */
  public String attribute() {
    return attribute;
  }

  /** The rule that is broken, as a phrase. */
  public String rule() {
    return rule;
  }

  /** The HTTP status that fits: 400, or 415 for a content mode or format that is not read. */
  public int status() {
    return status;
  }
}
