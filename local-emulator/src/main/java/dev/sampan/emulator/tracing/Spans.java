// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.tracing;

import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.emulator.invocation.Startup;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;

/** Makes spans of invocations that have ended. Thread-safe. */
final class Spans {

  private static final int TRACE_AT = 3;
  private static final int SPAN_AT = 36;
  private static final int FLAGS_AT = 53;
  private static final int LENGTH = 55;

  private final Tracer tracer;
  private final GivenIds ids;
  private final Object lock = new Object();

  Spans(Tracer tracer, GivenIds ids) {
    this.tracer = tracer;
    this.ids = ids;
  }

  void add(InvocationReport report) {
    synchronized (lock) {
      var end = report.arrived().plus(report.total());
      var span = begin(report);
      span.setAttribute("faas.name", report.function())
          .setAttribute("faas.invocation_id", report.id())
          .setAttribute("faas.trigger", report.trigger())
          .setAttribute("faas.coldstart", report.service().cold())
          .setAttribute("sampan.platform", report.platform().id())
          .setAttribute("sampan.status", report.status())
          .setAttribute("sampan.attempt", report.chain().attempt())
          .setAttribute("sampan.hops", report.chain().hops())
          .setAttribute("sampan.wait_ms", waited(report).toMillis());
      if (report.service().instance() != null) {
        span.setAttribute("faas.instance", report.service().instance());
      }
      if (report.failed()) {
        span.setStatus(StatusCode.ERROR, report.reason());
      }
      coldStart(report, span, end);
      span.end(end);
    }
  }

  private Span begin(InvocationReport report) {
    var own = report.traceparent();
    var builder =
        tracer
            .spanBuilder(report.function())
            .setSpanKind(kind(report.trigger()))
            .setStartTimestamp(report.arrived());
    var caller = report.chain().traceparent();
    if (own.length() == LENGTH) {
      ids.next(own.substring(TRACE_AT, SPAN_AT - 1), own.substring(SPAN_AT, FLAGS_AT - 1));
      within(builder, caller, own);
    }
    return builder.startSpan();
  }

  /** A caller's trace that could not be continued is not the parent. */
  private static void within(SpanBuilder builder, String caller, String own) {
    if (caller.length() == LENGTH && caller.regionMatches(0, own, 0, SPAN_AT)) {
      var parent =
          SpanContext.createFromRemoteParent(
              caller.substring(TRACE_AT, SPAN_AT - 1),
              caller.substring(SPAN_AT, FLAGS_AT - 1),
              TraceFlags.getSampled(),
              TraceState.getDefault());
      builder.setParent(Context.root().with(Span.wrap(parent)));
    } else {
      builder.setNoParent();
    }
  }

  private static SpanKind kind(String trigger) {
    return switch (trigger) {
      case "http", "direct", "native" -> SpanKind.SERVER;
      default -> SpanKind.CONSUMER;
    };
  }

  /** From when its events were accepted, or it was asked for, until an instance had it. */
  private static Duration waited(InvocationReport report) {
    var since = report.chain().since() == null ? report.arrived() : report.chain().since();
    var handed = report.arrived().plus(report.total()).minus(report.service().duration());
    return handed.isAfter(since) ? Duration.between(since, handed) : Duration.ZERO;
  }

  /** The instance was ready when it was handed the invocation; its start lies before that. */
  private void coldStart(InvocationReport report, Span span, Instant end) {
    var startup = report.service().startup();
    if (startup == null) {
      return;
    }
    var ready = end.minus(report.service().duration());
    var begin = ready.minus(startup.total());
    var cold = child(span, "cold start", begin);
    parts(startup, cold, begin);
    cold.end(ready);
  }

  private void parts(Startup startup, Span cold, Instant begin) {
    var at = part(cold, "provision", begin, startup.provision());
    at = part(cold, "queued", at, startup.queued());
    at = part(cold, "process", at, startup.process());
    at = part(cold, "runtime init", at, startup.runtime());
    at = part(cold, "handler init", at, startup.handler());
    part(cold, "restore", at, startup.restore());
  }

  private Instant part(Span cold, String name, Instant begin, Duration took) {
    var end = begin.plus(took);
    if (!took.isZero()) {
      child(cold, name, begin).end(end);
    }
    return end;
  }

  private Span child(Span parent, String name, Instant begin) {
    return tracer
        .spanBuilder(name)
        .setParent(Context.root().with(parent))
        .setStartTimestamp(begin)
        .startSpan();
  }
}
