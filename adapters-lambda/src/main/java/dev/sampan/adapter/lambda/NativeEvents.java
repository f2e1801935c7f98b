// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.BatchResult;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Serves the events of the services behind the function's triggers. What an event says it is counts
 * only where a declared trigger sends such events; then it must be one, or is refused as a whole.
 *
 * <p>Each kind has a class of its own, which is loaded when the first event of that kind comes.
 */
final class NativeEvents {

  private final FunctionInstance instance;
  private final TriggerNames triggers;

  NativeEvents(FunctionInstance instance) {
    this.instance = instance;
    this.triggers = new TriggerNames(instance.function());
  }

  /**
   * The reply to an event.
   *
   * @return null if it is none of these events: a direct call
   */
  @Nullable NativeReply serve(byte[] event, Call call) throws IOException {
    try {
      return read(event, call);
    } catch (BadEventException e) {
      String why = String.valueOf(e.getMessage());
      call.log().error(why);
      return NativeReply.failed(new Failure("Sampan.BadEvent", why, List.of()));
    }
  }

  private @Nullable NativeReply read(byte[] event, Call call) throws IOException {
    String form = form(event);
    if (!isDeclared(form)) {
      return null;
    }
    return switch (form) {
      case "aws:sqs" -> new SqsDelivery(instance, triggers).serve(event, call);
      case "aws:kinesis", "aws:dynamodb" -> shard(form, event, call);
      case "aws:kafka", "SelfManagedKafka", "aws:SelfManagedKafka" -> kafka(event, call);
      case EventForm.WINDOW -> new WindowReply(instance).serve(event, call);
      case EventForm.EVENT_BRIDGE -> bridged(event, call);
      case EventForm.ALARM -> once(List.of(new BridgedEvent(triggers).alarm(event)), call);
      case EventForm.CLOUD_EVENT -> new CloudEventDelivery(instance).serve(event, call);
      default -> once(events(form, JsonObject.read(event), call), call);
    };
  }

  /** Whether a declared trigger may send events of a form. */
  private boolean isDeclared(String form) {
    return switch (form) {
      case "aws:sqs" -> triggers.has(Trigger.QUEUE) || triggers.has(Trigger.OBJECT);
      case "aws:mq", "aws:amq", "aws:rmq" -> triggers.has(Trigger.QUEUE);
      case "aws:sns" -> triggers.has(Trigger.TOPIC) || triggers.has(Trigger.OBJECT);
      case "aws:s3" -> triggers.has(Trigger.OBJECT);
      case "aws:kinesis", "aws:kafka", "SelfManagedKafka", "aws:SelfManagedKafka" ->
          triggers.has(Trigger.STREAM);
      case "aws:dynamodb", "aws:docdb" -> triggers.has(Trigger.RECORD);
      case EventForm.WINDOW -> triggers.has(Trigger.STREAM) || triggers.has(Trigger.RECORD);
      case EventForm.ALARM -> triggers.has(Trigger.BUS);
      case EventForm.LOGS -> triggers.has(Trigger.LOG);
      case EventForm.EVENT_BRIDGE, EventForm.CLOUD_EVENT -> true;
      default -> false;
    };
  }

  /** The events of a form that is done or fails as a whole. */
  private List<IncomingEvent> events(String form, JsonObject event, Call call) {
    return switch (form) {
      case "aws:sns" -> new SnsRecord(triggers).read(event);
      case "aws:s3" -> new S3Change(triggers, "", 1).notification(event);
      case "aws:mq", "aws:amq" -> new BrokerMessage(triggers, call.id()).active(event);
      case "aws:rmq" -> new BrokerMessage(triggers, call.id()).rabbit(event);
      case "aws:docdb" -> new DocumentRecord(triggers, call.log()).read(event);
      default -> new LogsRecord(triggers).read(event);
    };
  }

  private String form(byte[] event) throws IOException {
    try {
      return EventForm.of(event);
    } catch (IOException e) {
      if (instance.function().triggers().isEmpty()) {
        return "";
      }
      throw BadEventException.at("it", "JSON", "something else");
    }
  }

  private @Nullable NativeReply bridged(byte[] event, Call call) {
    IncomingEvent incoming = new BridgedEvent(triggers).read(event);
    return incoming == null ? null : new AsyncReply(instance).serve(incoming, call);
  }

  private NativeReply once(List<IncomingEvent> events, Call call) {
    return new AsyncReply(instance).serve(events, call);
  }

  private NativeReply kafka(byte[] event, Call call) throws IOException {
    List<IncomingEvent> events = new KafkaRecord(triggers).read(JsonObject.read(event));
    return NativeReply.of(KafkaReply.write(events, instance.events(events, call)));
  }

  private NativeReply shard(String form, byte[] event, Call call) throws IOException {
    JsonObject batch = JsonObject.read(event);
    if (batch.has(EventForm.WINDOW)) {
      return new WindowReply(instance).serve(event, call);
    }
    List<IncomingEvent> events =
        form.equals("aws:kinesis")
            ? new KinesisRecord(triggers).read(batch)
            : new DynamoDbRecord(triggers).read(batch);
    BatchResult result = instance.events(events, call);
    return NativeReply.of(ShardReply.write(events, result));
  }
}
