// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Middleware;
import dev.sampan.Publisher;
import dev.sampan.spi.HandlerType;
import dev.sampan.spi.JsonCodec;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A function and everything that its invocations share. Thread-safe, if user code is. */
final class LoadedFunction {

  private final String platform;
  private final FunctionEntry entry;
  private final HandlerType type;
  private final Handler<Object, @Nullable Object> handler;
  private final List<Middleware> middleware;
  private final JsonCodec json;
  private final Payloads payloads;
  private final Environment environment;
  private final AtomicLong rejected = new AtomicLong();
  private volatile boolean usable = true;
  private volatile @Nullable PublishChannel channel;

  LoadedFunction(
      FunctionStartup startup,
      HandlerType type,
      Handler<Object, @Nullable Object> handler,
      List<Middleware> middleware,
      JsonCodec json) {
    this.platform = startup.platform();
    this.entry = startup.entry();
    this.environment = startup.environment();
    this.type = type;
    this.handler = handler;
    this.middleware = middleware;
    this.json = json;
    this.payloads = new Payloads(json);
  }

  /** Counts a rejected event, and says how many there were. */
  long countRejected() {
    return rejected.incrementAndGet();
  }

  String platform() {
    return platform;
  }

  FunctionEntry entry() {
    return entry;
  }

  HandlerType type() {
    return type;
  }

  List<Middleware> middleware() {
    return middleware;
  }

  JsonCodec json() {
    return json;
  }

  Payloads payloads() {
    return payloads;
  }

  Object handler() {
    return handler;
  }

  Environment environment() {
    return environment;
  }

  InvocationContext context(Call call) {
    return new InvocationContext(this, call);
  }

  /** Made anew for each use: it knows the invocation, and costs nothing until it publishes. */
  Publisher publisher(Call call) {
    return ChannelPublisher.of(this, call);
  }

  /** The way to what this instance publishes to; made when it is first needed. */
  PublishChannel channel() {
    PublishChannel found = channel;
    if (found == null) {
      found = HttpPublishChannel.of(entry.name(), platform, environment);
      channel = found;
    }
    return found;
  }

  void publishThrough(PublishChannel other) {
    channel = other;
  }

  ReceivedEvent<Object> received(IncomingEvent event) {
    return new ReceivedEvent<>(event, type.payload(), payloads);
  }

  @Nullable Object handle(Object input, Context context) throws Exception {
    return handler.handle(input, context);
  }

  /** Keeps what a failure means for the instance and the thread. */
  void noteFailure(Throwable thrown) {
    if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
      usable = false;
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the virtual machine is sound: false after it ran out of memory. */
  boolean isUsable() {
    return usable;
  }
}
