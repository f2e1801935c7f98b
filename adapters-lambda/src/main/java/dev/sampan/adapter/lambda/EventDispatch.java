// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.HttpException;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Problem;
import dev.sampan.Trace;
import dev.sampan.Trigger;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.IncomingEvent;
import dev.sampan.runtime.TriggerEntry;
import dev.sampan.spi.HandlerShape;
import dev.sampan.spi.JsonCodec;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a native event is, and has the function serve it. Thread-safe.
 *
 * <p>An event is only ever taken for what one of the function's declared triggers sends; anything
 * else is a direct call. So nobody who may invoke the function can pass a forged message off to a
 * function that has no queue.
 */
final class EventDispatch {

  private final FunctionInstance instance;
  private final boolean takesHttp;
  private final boolean takesEvents;
  private final boolean streams;
  private final boolean seesEvents;
  // 0 until the first call; an AtomicBoolean would load what a cold start does not need.
  private final AtomicInteger served = new AtomicInteger();

  /** Serves this function; whether what calls it can stream its responses. */
  EventDispatch(FunctionInstance instance, boolean canStream) {
    this.instance = instance;
    this.streams = canStream && instance.function().streaming();
    this.takesHttp = declares(Trigger.HTTP);
    this.takesEvents = takesEvents();
    this.seesEvents =
        instance.shape() == HandlerShape.EVENT || !instance.function().middleware().isEmpty();
  }

  private boolean declares(Trigger kind) {
    for (TriggerEntry trigger : instance.function().triggers()) {
      if (trigger.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  private boolean takesEvents() {
    for (TriggerEntry trigger : instance.function().triggers()) {
      if (trigger.kind() != Trigger.HTTP && trigger.kind() != Trigger.DIRECT) {
        return true;
      }
    }
    String input = instance.function().input();
    return input != null && input.startsWith("dev.sampan.Event<");
  }

  /** The call that an invocation is; the first one is the cold one. */
  Call call(LambdaInvocation invocation, Environment environment) {
    boolean first = served.compareAndSet(0, 1);
    return NextCall.call(invocation, environment, instance.function().timeoutSeconds(), first);
  }

  /** Whether more may follow: not once the virtual machine ran out of memory. */
  boolean usable() {
    return instance.usable();
  }

  /** Writes the JSON of bodies. */
  JsonCodec json() {
    return instance.json();
  }

  /** Keeps what it means for the instance that the writer of a response failed like this. */
  void noteFailure(Throwable thrown) {
    instance.noteFailure(thrown);
  }

  /** Serves one event; never throws anything but an error of the virtual machine. */
  NativeReply serve(byte[] event, Call call) {
    try {
      NativeReply reply = takesHttp ? http(event, call) : null;
      if (reply == null && takesEvents) {
        reply = new NativeEvents(instance).serve(event, call);
      }
      reply = reply == null && takesHttp ? proxied(event, call) : reply;
      return reply == null ? direct(event, call) : reply;
    } catch (Exception | LinkageError | AssertionError e) {
      call.log().error("the event could not be served", e);
      return NativeReply.failed(Failure.of(e));
    }
  }

  private @Nullable NativeReply http(byte[] event, Call call) throws Exception {
    HttpResponse response;
    try {
      HttpRequest request = HttpEvent.read(event, instance.json());
      if (request == null) {
        return null;
      }
      response = instance.http(request, traced(request, call));
    } catch (HttpException e) {
      response = e.response();
    } catch (IllegalArgumentException e) {
      response = HttpResponse.problem(Problem.of(400, "The request is not valid HTTP."));
    }
    return streams && FunctionUrl.sent(event)
        ? NativeReply.streamed(response)
        : NativeReply.of(HttpReplyJson.write(response, instance.json()));
  }

  private @Nullable NativeReply proxied(byte[] event, Call call) throws Exception {
    ProxyEvent proxied = ProxyEvent.read(event);
    if (proxied == null) {
      return null;
    }
    HttpResponse response;
    try {
      HttpRequest request = proxied.request(instance.json());
      response = instance.http(request, traced(request, call));
    } catch (HttpException e) {
      response = e.response();
    } catch (IllegalArgumentException e) {
      response = HttpResponse.problem(Problem.of(400, "The request is not valid HTTP."));
    }
    if (streams && proxied.rest()) {
      return NativeReply.streamed(response);
    }
    boolean lists = proxied.multiValue();
    if (!lists && response.headers().all("set-cookie").size() > 1) {
      call.log()
          .warn("only the last cookie is sent: turn on the target group's multi-value headers");
    }
    return NativeReply.of(HttpReplyJson.writeProxy(response, instance.json(), lists));
  }

  // The caller's own trace goes before the platform's, which ends at the gateway.
  private static Call traced(HttpRequest request, Call call) {
    String parent = request.headers().first("traceparent").orElse("");
    return parent.isEmpty()
        ? call
        : call.withTrace(new Trace(parent, request.headers().first("tracestate").orElse("")));
  }

  private NativeReply direct(byte[] event, Call call) {
    IncomingEvent known =
        seesEvents ? NativeCall.read(event, instance.function().name(), call) : null;
    return NativeReply.of(
        known == null ? instance.direct(event, call) : instance.direct(known, call));
  }
}
