// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Context;
import dev.sampan.Event;
import dev.sampan.Handler;
import dev.sampan.Trigger;
import java.util.ArrayList;
import java.util.List;

/** Keeps each event; fails those about something that must fail. */
final class EventRecorder implements Handler<Event<String>, Void> {

  private final List<Event<String>> events = new ArrayList<>();

  @Override
  @SuppressWarnings("NullAway") // A handler of Void has nothing but null to return.
  public Void handle(Event<String> event, Context context) {
    events.add(event);
    if (String.valueOf(event.getSubject()).startsWith("fail")) {
      throw new IllegalStateException("told to");
    }
    return null;
  }

  List<Event<String>> events() {
    return events;
  }

  /** What is posted when an event comes to a function with one trigger. */
  FakeLambda.Post post(Trigger trigger, String event) throws Exception {
    return post(Function.of(this).behind(trigger, "logical"), event);
  }

  static FakeLambda.Post post(Function function, String event) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event);
    function.run(lambda);
    return lambda.post();
  }

  /** The payload of the only event that came. */
  <T> T only(Class<T> payload) {
    assertThat(events).hasSize(1);
    return events.get(0).payload(payload);
  }

  /** An event of EventBridge. */
  static String bridged(String source, String type, String detail) {
    return """
        {"version":"0","id":"b-1","detail-type":"%s","source":"%s","account":"1",
         "time":"2026-11-23T10:00:00Z","region":"eu-west-1","resources":["arn:aws:x/y"],
         "detail":%s}"""
        .formatted(type, source, detail);
  }
}
