// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

/**
 * Sends messages and events to queues, topics and buses by their logical names: those that the
 * function lists under {@code publishes} in the manifest.
 *
 * <pre>{@code
 * String id = context.publisher().queue("receipts", Message.of(receipt).withKey(receipt.customer()));
 * }</pre>
 *
 * <p>Every method waits until the message is accepted, which in the emulator is when it is on disk;
 * what is accepted is delivered at least once. Whether a retry of the invocation publishes again is
 * the function's affair. Thread-safe, also after the invocation has ended. The runtime makes
 * publishers; this interface will grow and is not for implementing.
 */
public interface Publisher {

  /**
   * Sends a message to a queue.
   *
   * @param name the queue's logical name
   * @return the message's id
   * @throws PublishException if it was not accepted; the message says why and what to do
   */
  String queue(String name, Message message);

  /**
   * Sends a message to all subscribers of a topic.
   *
   * @param name the topic's logical name
   * @return the message's id
   * @throws PublishException if it was not accepted; the message says why and what to do
   */
  String topic(String name, Message message);

  /**
   * Puts an event on a bus. Its source is the function, as with an event that answers another one;
   * an event without an id gets a random one.
   *
   * @param name the bus's logical name
   * @return the event's id
   * @throws PublishException if it was not accepted; the message says why and what to do
   */
  String bus(String name, NewEvent<?> event);
}
