// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import dev.sampan.Cancellation;
import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Publisher;
import dev.sampan.Trace;
import dev.sampan.runtime.Call;
import dev.sampan.runtime.Published;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A context for calling a handler by hand. Immutable, but for its log.
 *
 * <pre>{@code
 * TestContext context = TestContext.of().withAttempt(3);
 * HttpResponse response = handler.handle(HttpRequest.of("GET", "/orders"), context);
 * assertThat(context.log().messages()).contains("third time");
 * }</pre>
 */
public final class TestContext implements Context {

  /** The time at which tests happen, unless they say otherwise. */
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

  private final String function;
  private final String platform;
  private final Call call;
  private final TestLog log;
  private final PublishLog published;
  private final Map<Class<?>, Object> attributes;

  private TestContext(
      String function,
      String platform,
      Call call,
      TestLog log,
      PublishLog published,
      Map<Class<?>, Object> attributes) {
    this.function = function;
    this.platform = platform;
    this.call = call;
    this.log = log;
    this.published = published;
    this.attributes = attributes;
  }

  /**
   * The first attempt at an invocation of the function {@code test} on the platform {@code direct},
   * in a warm instance, with 30 s left on a clock that stands still.
   */
  public static TestContext of() {
    TestLog log = new TestLog();
    Call call = Call.of("test-invocation", new Deadline(NOON.plusSeconds(30), CLOCK), log);
    return new TestContext("test", "direct", call, log, new PublishLog(), Map.of());
  }

  /** The same context for the function of this name. */
  public TestContext withFunction(String name) {
    return new TestContext(name, platform, call, log, published, attributes);
  }

  /** The same context on the platform with this id, such as {@code lambda}. */
  public TestContext withPlatform(String id) {
    return new TestContext(function, id, call, log, published, attributes);
  }

  /** The same context at the given attempt, from 1. */
  public TestContext withAttempt(int attempt) {
    return with(call.withAttempt(attempt));
  }

  /** The same context in an instance that has just started, or not. */
  public TestContext withColdStart(boolean coldStart) {
    return with(call.withColdStart(coldStart));
  }

  /** The same context with this much time left on a clock that stands still. */
  public TestContext withDeadline(Duration left) {
    return withDeadline(new Deadline(NOON.plus(left), CLOCK));
  }

  /** The same context with the given deadline and its clock. */
  public TestContext withDeadline(Deadline deadline) {
    return with(
        new Call(
            call.id(),
            call.attempt(),
            call.coldStart(),
            deadline,
            call.trace(),
            log,
            call.attributes(),
            call.cancellation()));
  }

  /** The same context within the given trace. */
  public TestContext withTrace(Trace trace) {
    return with(call.withTrace(trace));
  }

  /** The same context with the given cancellation, such as a {@link TestCancellation}. */
  public TestContext withCancellation(Cancellation cancellation) {
    return with(call.withCancellation(cancellation));
  }

  /** The same context with one more attribute, as a platform or a middleware adds it. */
  public <A> TestContext withAttribute(Class<A> type, A value) {
    Map<Class<?>, Object> more = new LinkedHashMap<>(attributes);
    more.put(type, type.cast(value));
    return new TestContext(function, platform, call, log, published, more);
  }

  /** The same context with a cloud's own form of what was delivered. */
  public TestContext withRaw(Object nativeObject) {
    return with(call.withAttribute(nativeObject));
  }

  /** What was logged through this context and every context made from it or that it came from. */
  public TestLog log() {
    return log;
  }

  /**
   * What was published through this context and every context made from it or that it came from, in
   * order. A publisher that a test kit makes takes any name.
   */
  public List<Published> published() {
    return published.all();
  }

  private TestContext with(Call changed) {
    return new TestContext(function, platform, changed, log, published, attributes);
  }

  @Override
  public String invocationId() {
    return call.id();
  }

  @Override
  public String function() {
    return function;
  }

  @Override
  public String platform() {
    return platform;
  }

  @Override
  public int attempt() {
    return call.attempt();
  }

  @Override
  public boolean coldStart() {
    return call.coldStart();
  }

  @Override
  public Deadline deadline() {
    return call.deadline();
  }

  @Override
  public Cancellation cancellation() {
    return call.cancellation();
  }

  @Override
  public Trace trace() {
    return call.trace();
  }

  @Override
  public TestLog logger() {
    return log;
  }

  @Override
  public Publisher publisher() {
    return new TestPublisher(this, published);
  }

  @Override
  public <N> Optional<N> raw(Class<N> type) {
    return call.attributes().stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  @Override
  public <A> Optional<A> attribute(Class<A> type) {
    Object value = attributes.get(type);
    return value == null ? raw(type) : Optional.of(type.cast(value));
  }

  @Override
  public <A> TestContext with(Class<A> type, A value) {
    return withAttribute(type, value);
  }
}
