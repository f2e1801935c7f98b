// SPDX-License-Identifier: Apache-2.0
package dev.sampan;

/**
 * The CloudEvents types of the events that triggers make, the same on every cloud.
 *
 * <p>An event that already was a CloudEvent when it was sent keeps its own type. The cloud's own
 * name for what happened is in the extension attribute {@link #NATIVE_TYPE}.
 */
public final class EventTypes {

  /** A message of a queue. */
  public static final String QUEUE_MESSAGE = "dev.sampan.queue.message.v1";

  /** A message of a topic. */
  public static final String TOPIC_MESSAGE = "dev.sampan.topic.message.v1";

  /** A record of a stream. */
  public static final String STREAM_MESSAGE = "dev.sampan.stream.message.v1";

  /** An event of an event bus that is no CloudEvent of its own. */
  public static final String BUS_MESSAGE = "dev.sampan.bus.message.v1";

  /** A schedule that fired. */
  public static final String SCHEDULE_FIRED = "dev.sampan.schedule.fired.v1";

  /** Lines of a log. */
  public static final String LOG_ENTRIES = "dev.sampan.log.entries.v1";

  /** A direct call of a function that takes events. */
  public static final String DIRECT_CALL = "dev.sampan.direct.call.v1";

  /** The name of the extension attribute that holds the cloud's own type of the event. */
  public static final String NATIVE_TYPE = "nativetype";

  private EventTypes() {}

  /** The type of a change of an object, such as {@code dev.sampan.object.created.v1}. */
  public static String of(ObjectChanged.Change change) {
    return switch (change) {
      case CREATED -> "dev.sampan.object.created.v1";
      case DELETED -> "dev.sampan.object.deleted.v1";
      case ARCHIVED -> "dev.sampan.object.archived.v1";
      case RESTORED -> "dev.sampan.object.restored.v1";
      case METADATA -> "dev.sampan.object.metadata.v1";
    };
  }

  /** The type of a change of a record, such as {@code dev.sampan.record.updated.v1}. */
  public static String of(RecordChanged.Change change) {
    return switch (change) {
      case CREATED -> "dev.sampan.record.created.v1";
      case UPDATED -> "dev.sampan.record.updated.v1";
      case DELETED -> "dev.sampan.record.deleted.v1";
    };
  }
}
