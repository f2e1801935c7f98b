// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import java.util.Locale;

/** What a function may want to say, or to be told. */
public enum Capability {
  /** An event is done. */
  ACK("acknowledge"),
  /** An event is to be delivered again. */
  RETRY("retry"),
  /** An event is to be delivered again, not before some time. */
  RETRY_AFTER("retry after a time"),
  /** An event is never to be delivered again. */
  REJECT("reject for good"),
  /** Some events of a batch are done and others not. */
  PARTIAL_BATCH("fail part of a batch"),
  /** The answer to an event is an event. */
  REPLY_EVENT("reply with an event"),
  /** A response reaches the caller while it is written. */
  STREAMING("stream a response"),
  /** A request body that is no text. */
  BINARY_REQUEST("receive binary bodies"),
  /** A response body that is no text. */
  BINARY_RESPONSE("send binary bodies"),
  /** The same header more than once, each value by itself. */
  REPEATED_HEADERS("repeat a header"),
  /** The platform tells until when an invocation may run. */
  DEADLINE("be told the deadline"),
  /** The platform tells which delivery of an event it is. */
  ATTEMPT("be told the attempt"),
  /** An instance serves several invocations at once. */
  CONCURRENCY("run several at once");

  private final String title;

  Capability(String title) {
    this.title = title;
  }

  /** What it is, in a few words. */
  public String title() {
    return title;
  }

  /** Its name in JSON, such as {@code partial-batch}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
