// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.BatchResult;
import dev.sampan.Body;
import dev.sampan.Deadline;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.json.JacksonCodec;
import dev.sampan.spi.HandlerShape;
import dev.sampan.spi.JsonCodec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One loaded function in one instance.
 *
 * <p>Thread-safe: it serves as many invocations at once as the platform sends. Every invocation
 * ends in a reply; nothing that user code throws comes out of here.
 *
 * <pre>{@code
 * Environment environment = Environment.ofProcess();
 * FunctionInstance instance = FunctionInstance.start("lambda", environment);
 * Log log = LineLog.of("lambda", environment, id);
 * HttpResponse response = instance.http(request, Call.of(id, deadline, log));
 * }</pre>
 */
public final class FunctionInstance {

  private final LoadedFunction function;
  private final Hooks hooks;
  private final HttpCalls http;
  private volatile @Nullable EventCalls events;

  private FunctionInstance(LoadedFunction function, Hooks hooks) throws InitException {
    this.function = function;
    this.hooks = hooks;
    this.http = new HttpCalls(function);
  }

  /**
   * Starts the function that {@code SAMPAN_FUNCTION} names, or the only one that the index has.
   *
   * @param platform the platform's id: {@code lambda}, {@code scf}, {@code cloudrun}
   * @throws InitException if the function cannot be found or made, or its init hook failed
   */
  public static FunctionInstance start(String platform, Environment environment)
      throws InitException {
    FunctionEntry entry = FunctionLoader.choose(environment);
    FunctionStartup startup = new FunctionStartup(platform, entry, environment);
    if (!environment.variables().containsKey(StartupTimes.FILE)) {
      return start(startup);
    }
    Instant began = environment.clock().instant();
    FunctionInstance instance = start(startup);
    StartupTimes.tell(instance, environment, began);
    return instance;
  }

  private static FunctionInstance start(FunctionStartup startup) throws InitException {
    FunctionLoader loader = new FunctionLoader(startup);
    LoadedFunction function = loader.load();
    return new FunctionInstance(function, new Hooks(startup, function, loader.toClose()));
  }

  /**
   * Starts a function around a handler that is there already: for test kits.
   *
   * @throws InitException if the handler's types cannot be told, or an init hook failed
   */
  public static FunctionInstance of(
      String platform, FunctionEntry entry, Object handler, Environment environment)
      throws InitException {
    FunctionStartup startup = new FunctionStartup(platform, entry, environment);
    FunctionLoader loader = new FunctionLoader(startup);
    LoadedFunction function = loader.load(handler);
    return new FunctionInstance(function, new Hooks(startup, function, loader.toClose()));
  }

  /** What the index says of the function. */
  public FunctionEntry function() {
    return function.entry();
  }

  /** What the handler takes. */
  public HandlerShape shape() {
    return function.type().shape();
  }

  /** The codec for bodies; data binding is loaded when it is first needed. */
  public JsonCodec json() {
    return function.json();
  }

  /**
   * Answers an HTTP request; failures are responses. JSON is written already, so that the body is
   * bytes or a stream, and the answer to {@code HEAD} has none.
   */
  public HttpResponse http(HttpRequest request, Call call) {
    HttpResponse response = httpWithBody(request, call);
    return request.method().equals("HEAD") ? response.withBody(Body.empty()) : response;
  }

  /**
   * Like {@link #http}, but the answer to {@code HEAD} has the body that the one to {@code GET}
   * has: a server sends its length, and not the body.
   */
  public HttpResponse httpWithBody(HttpRequest request, Call call) {
    try {
      return http.answer(request, call);
    } finally {
      call.over();
    }
  }

  /**
   * Answers a direct call; failures are replies.
   *
   * @param payload what was sent; kept, not copied
   */
  public DirectReply direct(byte[] payload, Call call) {
    try {
      return new DirectCalls(function, events()).answer(payload, call);
    } finally {
      call.over();
    }
  }

  /**
   * Answers a direct call whose payload the adapter knows for an event that wants an answer of its
   * own; failures are replies.
   *
   * @param event the call as an event; middleware and a handler of events see it as it is
   */
  public DirectReply direct(IncomingEvent event, Call call) {
    try {
      return new DirectCalls(function, events()).answer(event, call);
    } finally {
      call.over();
    }
  }

  /** Handles the events that were delivered together; each receipt has an outcome. */
  public BatchResult events(List<IncomingEvent> events, Call call) {
    try {
      return events().all(events, call);
    } finally {
      call.over();
    }
  }

  /** Handles one event, on a platform that delivers the event that a function answers with. */
  public EventReply event(IncomingEvent event, Call call) {
    try {
      return events().one(event, call);
    } finally {
      call.over();
    }
  }

  /**
   * Prepares for a snapshot or for the training of a class cache: loads what payloads need, then
   * calls the prime hooks; the handler is not called.
   *
   * @throws InitException if a hook failed
   */
  public void prime() throws InitException {
    if (function.type().shape() != HandlerShape.HTTP) {
      JacksonCodec.prepare(function.type().payload(), function.type().output());
    }
    hooks.prime();
  }

  /**
   * Calls the hooks for an instance that was restored from a snapshot.
   *
   * @throws InitException if a hook failed
   */
  public void restored() throws InitException {
    hooks.restored();
  }

  /** Calls the shutdown hooks; what they throw is logged. No invocation may follow. */
  public void shutdown(Deadline deadline) {
    hooks.shutdown(deadline);
  }

  /**
   * Keeps what it means for the instance that the writer of a streamed body failed: for adapters,
   * which write bodies after {@link #http} has returned.
   */
  public void noteFailure(Throwable thrown) {
    function.noteFailure(thrown);
  }

  /**
   * Whether the instance may serve further invocations: false once the virtual machine ran out of
   * memory. An adapter then replies and ends the process.
   */
  public boolean usable() {
    return function.isUsable();
  }

  /**
   * Has what the function publishes go another way than the instance's variables say: for test
   * kits.
   */
  public void publishThrough(PublishChannel channel) {
    function.publishThrough(channel);
  }

  /** Made when an event first comes, so that a function without events loads nothing of them. */
  private EventCalls events() {
    EventCalls made = events;
    if (made == null) {
      made = new EventCalls(function);
      events = made;
    }
    return made;
  }
}
