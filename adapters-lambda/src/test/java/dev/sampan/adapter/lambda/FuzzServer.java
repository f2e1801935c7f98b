// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.RetryableException;
import dev.sampan.Trigger;
import dev.sampan.runtime.InitException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A function behind the trigger that a golden event is for, and what it was given. */
final class FuzzServer {

  /** Fails some events, always the same ones, and answers the others with what they carry. */
  public static final class Fickle implements Handler<Event<byte[]>, byte[]> {
    final List<Event<byte[]>> events = new ArrayList<>();
    final Set<String> failed = new HashSet<>();

    @Override
    public byte[] handle(Event<byte[]> event, Context context) {
      events.add(event);
      if (event.getId().hashCode() % 5 == 0) {
        failed.add(event.delivery().receipt());
        throw new RetryableException("later");
      }
      return event.payload();
    }
  }

  /** Counts requests. */
  public static final class Web implements Handler<HttpRequest, HttpResponse> {
    int requests;

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      requests++;
      return HttpResponse.of(200).withBody(request.body());
    }
  }

  private final Fickle fickle = new Fickle();
  private final Web web = new Web();
  private final Function function;
  private final EventDispatch dispatch;
  private int calls;

  private FuzzServer(String kind) throws InitException {
    this.function =
        switch (kind) {
          case "http" -> Function.of(web).behind(Trigger.HTTP, "");
          case "direct", "native" -> Function.of(fickle);
          case "cloudevent" -> Function.of(fickle).behind(Trigger.QUEUE, "logical");
          default ->
              Function.of(fickle).behind(Trigger.valueOf(kind.toUpperCase(Locale.ROOT)), "logical");
        };
    this.dispatch = new EventDispatch(function.instance(), false);
  }

  static FuzzServer of(String kind) throws InitException {
    return new FuzzServer(kind);
  }

  /** Serves one event, and forgets what came before. */
  NativeReply serve(byte[] event) {
    fickle.events.clear();
    fickle.failed.clear();
    web.requests = 0;
    return again(event);
  }

  /** Serves one event more. */
  NativeReply again(byte[] event) {
    var invocation = new LambdaInvocation("id-" + calls++, 0, null, null, null, null, null);
    return dispatch.serve(event, dispatch.call(invocation, function.environment()));
  }

  List<Event<byte[]>> events() {
    return fickle.events;
  }

  /** The receipts of the events that were failed. */
  Set<String> failed() {
    return fickle.failed;
  }

  int requests() {
    return web.requests;
  }
}
