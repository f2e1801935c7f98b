// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import java.util.Locale;

/** The numbers that a platform may have. */
public enum Limit {
  /** The largest body of a synchronous request. */
  REQUEST_BYTES(Unit.BYTES),
  /** The largest body of a response that is not streamed. */
  RESPONSE_BYTES(Unit.BYTES),
  /** The largest body of a response that is streamed. */
  RESPONSE_STREAM_BYTES(Unit.BYTES),
  /** How much of a streamed response goes out as fast as it can. */
  RESPONSE_STREAM_BURST(Unit.BYTES),
  /** What of a streamed response goes out in each second after that. */
  RESPONSE_STREAM_RATE(Unit.BYTES),
  /** The largest event that is accepted for later. */
  ASYNC_REQUEST_BYTES(Unit.BYTES),
  /** The largest sum of response header names and values. */
  RESPONSE_HEADER_BYTES(Unit.BYTES),
  /** The largest body that an API gateway takes before a function. */
  GATEWAY_BYTES(Unit.BYTES),
  /** The largest body, either way, that a load balancer takes before a function. */
  BALANCER_BYTES(Unit.BYTES),
  /** The largest code of a function with all that it brings, unpacked. */
  CODE_BYTES(Unit.BYTES),
  /** The largest archive of code that is uploaded in a request. */
  CODE_BYTES_ZIPPED(Unit.BYTES),
  /** The code that an account may store. */
  CODE_BYTES_STORED(Unit.BYTES),
  /** The time-out of a function that asks for none. */
  TIMEOUT_DEFAULT(Unit.MILLISECONDS),
  /** The shortest time-out that can be asked for. */
  TIMEOUT_MIN(Unit.MILLISECONDS),
  /** The longest time-out that can be asked for. */
  TIMEOUT_MAX(Unit.MILLISECONDS),
  /** How long an instance has until it must be ready. */
  INIT_TIMEOUT(Unit.MILLISECONDS),
  /** The same for an instance that is a server, where that differs. */
  INIT_TIMEOUT_SERVER(Unit.MILLISECONDS),
  /** The same for an instance that is started ahead of need: this, or the time-out if longer. */
  INIT_TIMEOUT_AHEAD(Unit.MILLISECONDS),
  /** Memory of a function that asks for none. */
  MEMORY_DEFAULT(Unit.MIB),
  /** The least memory. */
  MEMORY_MIN(Unit.MIB),
  /** The most memory. */
  MEMORY_MAX(Unit.MIB),
  /** The step in which memory comes: a multiple of it, or the least memory itself. */
  MEMORY_STEP(Unit.MIB),
  /** How much memory brings one processor, where memory decides. */
  MEMORY_PER_PROCESSOR(Unit.MIB),
  /** The most processors of an instance. */
  PROCESSORS_MAX(Unit.COUNT),
  /** How much an instance can keep in its temporary directory. */
  TEMPORARY_BYTES(Unit.BYTES),
  /** Invocations at once in an instance, if a function asks for nothing else. */
  CONCURRENCY_DEFAULT(Unit.COUNT),
  /** The most invocations at once in an instance. */
  CONCURRENCY_MAX(Unit.COUNT),
  /** The most instances of a function. */
  INSTANCES_MAX(Unit.COUNT),
  /** How many instances of a function may start in {@link #START_SPAN}. */
  START_RATE(Unit.COUNT),
  /** The span in which that many instances may start. */
  START_SPAN(Unit.MILLISECONDS),
  /** The mean concurrency that the platform's autoscaler aims at, of what an instance bears. */
  SCALE_TARGET(Unit.PERCENT),
  /** The window of that mean. */
  SCALE_WINDOW(Unit.MILLISECONDS),
  /** The window of the mean that shows a burst: then it only scales up for a while. */
  SCALE_PANIC_WINDOW(Unit.MILLISECONDS),
  /** How often the autoscaler looks while there is load. */
  SCALE_TICK(Unit.MILLISECONDS),
  /** The most memory of all instances together, where the platform counts that. */
  QUOTA_MEMORY(Unit.MIB),
  /** What of the instances of all functions together must stay free of reservations. */
  QUOTA_UNRESERVED(Unit.COUNT),
  /** How long a request waits for a free instance before it is refused. */
  PENDING_WAIT(Unit.MILLISECONDS),
  /** The same as a share of the mean time that instances took to start; the longer one counts. */
  PENDING_WAIT_OF_STARTUP(Unit.PERCENT),
  /** The most requests that wait for a free instance. */
  PENDING_MAX(Unit.COUNT),
  /** How long an idle instance is kept. */
  KEEP_ALIVE(Unit.MILLISECONDS),
  /** What half of the cold starts take before the process starts: a place, the package, a box. */
  PROVISION_MEDIAN(Unit.MILLISECONDS),
  /** What 99 of 100 cold starts take at most before the process starts. */
  PROVISION_P99(Unit.MILLISECONDS),
  /** What 100 MiB of package add to either. */
  PROVISION_PER_100_MIB(Unit.MILLISECONDS),
  /** What billed time is rounded up to. */
  BILLING_STEP(Unit.MILLISECONDS),
  /** How long an instance has from the request to stop until it is killed. */
  DRAIN(Unit.MILLISECONDS),
  /** The same where the instance has extensions, which are told of the end. */
  DRAIN_EXTENSIONS(Unit.MILLISECONDS),
  /** The most extensions of an instance. */
  EXTENSIONS_MAX(Unit.COUNT),
  /** The port on which a server in an instance listens. */
  PORT(Unit.PORT),
  /** The messages of one queue delivery, if a trigger asks for nothing else. */
  QUEUE_BATCH_DEFAULT(Unit.COUNT),
  /** The most messages of one queue delivery. */
  QUEUE_BATCH_MAX(Unit.COUNT),
  /** The most messages of one queue delivery that has no window to fill up in. */
  QUEUE_BATCH_MAX_WITHOUT_WINDOW(Unit.COUNT),
  /** The longest window of a queue delivery. */
  QUEUE_WINDOW_MAX(Unit.MILLISECONDS),
  /** The least attempts before a message goes to the dead letter. */
  QUEUE_ATTEMPTS_MIN(Unit.COUNT),
  /** The most attempts before a message goes to the dead letter. */
  QUEUE_ATTEMPTS_MAX(Unit.COUNT),
  /** How long a delivered message stays hidden until it is delivered again. */
  QUEUE_REDELIVERY_DELAY(Unit.MILLISECONDS),
  /** The most records of one delivery of a stream. */
  STREAM_BATCH_MAX(Unit.COUNT),
  /** The longest text that a schedule gives to each firing. */
  SCHEDULE_INPUT_BYTES(Unit.BYTES),
  /** Retries of an accepted event that the function failed. */
  ASYNC_RETRIES(Unit.COUNT),
  /** The most retries of an accepted event that can be asked for. */
  ASYNC_RETRIES_MAX(Unit.COUNT),
  /** The wait before the first retry of an accepted event. */
  ASYNC_RETRY_DELAY(Unit.MILLISECONDS),
  /** By how much that wait grows with every further retry. */
  ASYNC_RETRY_STEP(Unit.MILLISECONDS),
  /** The first wait of an accepted event that could not be handed over; it doubles. */
  ASYNC_BACK_OFF(Unit.MILLISECONDS),
  /** The longest such wait. */
  ASYNC_BACK_OFF_MAX(Unit.MILLISECONDS),
  /** The shortest age that can be asked for at which an accepted event is given up. */
  ASYNC_AGE_MIN(Unit.MILLISECONDS),
  /** The age at which an accepted event is given up, and the longest that can be asked for. */
  ASYNC_AGE_MAX(Unit.MILLISECONDS),
  /** The largest body of one event that a source takes. */
  EVENT_BYTES(Unit.BYTES),
  /** The most bytes of all messages of one queue delivery. */
  QUEUE_BATCH_BYTES(Unit.BYTES),
  /** The most messages of one delivery of a queue that keeps an order. */
  QUEUE_BATCH_MAX_ORDERED(Unit.COUNT),
  /** The longest wait between two deliveries of a message. */
  QUEUE_REDELIVERY_DELAY_MAX(Unit.MILLISECONDS),
  /** The least time a function has to acknowledge a message. */
  QUEUE_ACK_DEADLINE_MIN(Unit.MILLISECONDS),
  /** The most time a function has to acknowledge a message. */
  QUEUE_ACK_DEADLINE_MAX(Unit.MILLISECONDS),
  /** How long a queue keeps a message. */
  QUEUE_RETENTION(Unit.MILLISECONDS),
  /** The deliveries of a queue that run at the same time at first. */
  QUEUE_DELIVERIES_FIRST(Unit.COUNT),
  /** How many more run with each minute of work. */
  QUEUE_DELIVERIES_PER_MINUTE(Unit.COUNT),
  /** The most deliveries of a queue that run at the same time. */
  QUEUE_DELIVERIES_MAX(Unit.COUNT),
  /** The least number of them that a trigger can ask for as its most. */
  QUEUE_CONCURRENCY_MIN(Unit.COUNT),
  /** The most accepted events of a function that wait. */
  ASYNC_WAITING_MAX(Unit.COUNT),
  /** Retries of a firing of a schedule, where that differs from other accepted events. */
  SCHEDULE_RETRIES(Unit.COUNT),
  /** The most bytes of all records of one stream delivery. */
  STREAM_BATCH_BYTES(Unit.BYTES),
  /** The longest window of a stream delivery. */
  STREAM_WINDOW_MAX(Unit.MILLISECONDS),
  /** The most attempts before a stream's records go to the dead letter. */
  STREAM_ATTEMPTS_MAX(Unit.COUNT),
  /** The deliveries of one partition that run at the same time. */
  STREAM_PARALLEL(Unit.COUNT),
  /** The most of them that can be asked for, where that is possible. */
  STREAM_PARALLEL_MAX(Unit.COUNT),
  /** The shortest age that can be asked for at which a record is given up. */
  STREAM_AGE_MIN(Unit.MILLISECONDS),
  /** The longest age that can be asked for at which a record is given up. */
  STREAM_AGE_MAX(Unit.MILLISECONDS),
  /** The longest windows over whose batches a function can keep a state. */
  STREAM_TUMBLING_MAX(Unit.MILLISECONDS),
  /** The largest such state. */
  STREAM_TUMBLING_STATE_BYTES(Unit.BYTES),
  /** How long a window without further records stays open after its end. */
  STREAM_TUMBLING_WAIT(Unit.MILLISECONDS),
  /** The wait before the first retry of a stream's batch. */
  STREAM_RETRY_DELAY(Unit.MILLISECONDS),
  /** The longest wait between two retries of a stream's batch. */
  STREAM_RETRY_DELAY_MAX(Unit.MILLISECONDS),
  /** How long a stream keeps a record. */
  STREAM_RETENTION(Unit.MILLISECONDS),
  /** The most filters of a trigger whose source the platform polls, of which one must fit. */
  FILTERS_MAX(Unit.COUNT),
  /** The longest of these filters, in characters of the platform's form. */
  FILTER_LENGTH_MAX(Unit.COUNT),
  /** The most invocations in a row, each of which published what started the next. */
  CHAIN_MAX(Unit.COUNT),
  /** The invocations at once for each processor of a managed instance, if nothing is said. */
  MANAGED_CONCURRENCY(Unit.COUNT),
  /** The most of them that can be asked for. */
  MANAGED_CONCURRENCY_MAX(Unit.COUNT),
  /** The managed instances of a function, if nothing is said. */
  MANAGED_INSTANCES(Unit.COUNT),
  /** The most of them that can be asked for. */
  MANAGED_INSTANCES_MAX(Unit.COUNT),
  /** The least memory of a managed instance. */
  MANAGED_MEMORY_MIN(Unit.MIB),
  /** The most memory of a managed instance. */
  MANAGED_MEMORY_MAX(Unit.MIB),
  /** The memory of a managed instance for each processor, if nothing is said. */
  MANAGED_MEMORY_PER_PROCESSOR(Unit.MIB),
  /** The most of it that can be asked for. */
  MANAGED_MEMORY_PER_PROCESSOR_MAX(Unit.MIB),
  /** How long hooks may take after an instance was restored from a snapshot. */
  RESTORE_TIMEOUT(Unit.MILLISECONDS),
  /** The largest message of a WebSocket, either way. */
  WEBSOCKET_MESSAGE_BYTES(Unit.BYTES),
  /** The largest frame of a message that comes in by a WebSocket. */
  WEBSOCKET_FRAME_BYTES(Unit.BYTES),
  /** How long a WebSocket may be silent. */
  WEBSOCKET_IDLE(Unit.MILLISECONDS),
  /** How long a WebSocket may last. */
  WEBSOCKET_DURATION(Unit.MILLISECONDS),
  /** How long an API for WebSockets waits for a function. */
  WEBSOCKET_RESPONSE(Unit.MILLISECONDS);

  private final Unit unit;

  Limit(Unit unit) {
    this.unit = unit;
  }

  /** What it counts. */
  public Unit unit() {
    return unit;
  }

  /** Its name in tables and JSON, such as {@code request-bytes}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
