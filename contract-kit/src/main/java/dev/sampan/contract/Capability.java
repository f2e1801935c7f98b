// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

/**
 * What a platform's wire can say and another's cannot.
 *
 * <p>A rule that needs a capability which the adapter under test lacks is skipped, visibly.
 */
public enum Capability {
  /** HTTP requests reach the function. */
  HTTP,
  /** A payload can be handed to the function directly, and its result comes back. */
  DIRECT,
  /** Messages of a queue, or of what stands for one, reach the function. */
  QUEUE,
  /** Structured CloudEvents reach the function. */
  CLOUD_EVENTS,
  /** A request's body may hold any byte. */
  BINARY_REQUEST,
  /** A response's body may hold any byte. */
  BINARY_RESPONSE,
  /** Two request headers of one name stay two; elsewhere they may arrive joined by commas. */
  REPEATED_REQUEST_HEADERS,
  /** A response may carry two headers of one name other than {@code set-cookie}. */
  REPEATED_RESPONSE_HEADERS,
  /** A response may carry more than one cookie. */
  RESPONSE_COOKIES,
  /** The query reaches the function as the client wrote it, not as parsed pairs. */
  RAW_QUERY,
  /** The path reaches the function as the client wrote it, not decoded. */
  RAW_PATH,
  /** Parameters of one name keep their order and their number. */
  REPEATED_PARAMETERS,
  /** The platform tells the client's address. */
  CLIENT_ADDRESS,
  /** The platform tells the time that one invocation may take. */
  TIME_LIMIT,
  /** The platform gives each invocation an id. */
  INVOCATION_ID,
  /** The platform tells how often it tried to deliver an event. */
  ATTEMPT,
  /** A delivery may hold more than one message. */
  BATCHES,
  /** The reply to a batch can name the messages that failed. */
  PARTIAL_BATCH,
  /** The reply can say that a message must never be delivered again. */
  FINAL_REJECT,
  /** Messages may carry a key that keeps them in order. */
  ORDERING_KEY,
  /** Messages may carry attributes. */
  MESSAGE_ATTRIBUTES,
  /** One instance handles several invocations at a time. */
  CONCURRENCY
}
