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
    return switch (form(event)) {
      case "aws:sqs" -> queue(event, call);
      case "aws:sns" ->
          triggers.has(Trigger.TOPIC) || triggers.has(Trigger.OBJECT)
              ? once(new SnsRecord(triggers).read(JsonObject.read(event)), call)
              : null;
      case "aws:s3" ->
          triggers.has(Trigger.OBJECT)
              ? once(new S3Change(triggers, "", 1).notification(JsonObject.read(event)), call)
              : null;
      case "aws:kinesis" -> triggers.has(Trigger.STREAM) ? records(event, call) : null;
      case "aws:dynamodb" -> triggers.has(Trigger.RECORD) ? changes(event, call) : null;
      case "aws:kafka", "SelfManagedKafka", "aws:SelfManagedKafka" ->
          triggers.has(Trigger.STREAM)
              ? once(new KafkaRecord(triggers).read(JsonObject.read(event)), call)
              : null;
      case "aws:mq", "aws:amq" ->
          triggers.has(Trigger.QUEUE)
              ? once(new BrokerMessage(triggers, call.id()).active(JsonObject.read(event)), call)
              : null;
      case "aws:rmq" ->
          triggers.has(Trigger.QUEUE)
              ? once(new BrokerMessage(triggers, call.id()).rabbit(JsonObject.read(event)), call)
              : null;
      case "aws:docdb" ->
          triggers.has(Trigger.RECORD)
              ? once(new DocumentRecord(triggers, call.log()).read(JsonObject.read(event)), call)
              : null;
      case EventForm.WINDOW ->
          triggers.has(Trigger.STREAM) || triggers.has(Trigger.RECORD)
              ? new WindowReply(instance).serve(event, call)
              : null;
      case EventForm.ALARM ->
          triggers.has(Trigger.BUS)
              ? once(List.of(new BridgedEvent(triggers).alarm(event)), call)
              : null;
      case EventForm.LOGS ->
          triggers.has(Trigger.LOG)
              ? once(new LogsRecord(triggers).read(JsonObject.read(event)), call)
              : null;
      case EventForm.EVENT_BRIDGE -> bridged(event, call);
      case EventForm.CLOUD_EVENT -> new CloudEventDelivery(instance).serve(event, call);
      default -> null;
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

  private @Nullable NativeReply queue(byte[] event, Call call) throws IOException {
    if (!triggers.has(Trigger.QUEUE) && !triggers.has(Trigger.OBJECT)) {
      return null;
    }
    return new SqsDelivery(instance, triggers).serve(event, call);
  }

  private NativeReply records(byte[] event, Call call) throws IOException {
    JsonObject batch = JsonObject.read(event);
    return batch.has(EventForm.WINDOW)
        ? new WindowReply(instance).serve(event, call)
        : shard(new KinesisRecord(triggers).read(batch), call);
  }

  private NativeReply changes(byte[] event, Call call) throws IOException {
    JsonObject batch = JsonObject.read(event);
    return batch.has(EventForm.WINDOW)
        ? new WindowReply(instance).serve(event, call)
        : shard(new DynamoDbRecord(triggers).read(batch), call);
  }

  private @Nullable NativeReply bridged(byte[] event, Call call) {
    IncomingEvent incoming = new BridgedEvent(triggers).read(event);
    return incoming == null ? null : new AsyncReply(instance).serve(incoming, call);
  }

  /** Of Kafka's and the brokers' batches too, which are tried again as a whole. */
  private NativeReply once(List<IncomingEvent> events, Call call) {
    return new AsyncReply(instance).serve(events, call);
  }

  private NativeReply shard(List<IncomingEvent> events, Call call) throws IOException {
    BatchResult result = instance.events(events, call);
    return NativeReply.of(ShardReply.write(events, result));
  }
}
