// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.metrics;

import dev.sampan.emulator.function.InstanceReport;
import dev.sampan.emulator.invocation.EmulatorEvent.InstanceStarted;
import dev.sampan.emulator.invocation.EmulatorEvent.LoopStopped;
import dev.sampan.emulator.invocation.InvocationReport;
import dev.sampan.platform.Platform;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The meters; the only class that knows Micrometer. Thread-safe. */
final class Meters {

  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Object lock = new Object();
  private final MultiGauge instances = gauge("sampan.instances", "Instances by their state.", null);
  private final MultiGauge memory =
      gauge("sampan.instance.resident", "Memory that an instance's processes hold.", "bytes");
  private final MultiGauge depths =
      gauge("sampan.journal.lane.depth", "Events that wait or are being delivered.", null);
  private final MultiGauge ages =
      gauge("sampan.journal.lane.age", "How long the oldest event has been there.", "seconds");
  private final MultiGauge journal =
      gauge("sampan.journal.size", "What the journal's files take.", "bytes");

  private MultiGauge gauge(String name, String description, @Nullable String unit) {
    return MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
  }

  void count(Object what) {
    if (what instanceof InvocationReport it) {
      finished(it);
    } else if (what instanceof InstanceStarted it) {
      started(it);
    } else if (what instanceof LoopStopped it) {
      registry.counter("sampan.loops.stopped", where(it.platform(), it.function())).increment();
    }
  }

  private void finished(InvocationReport it) {
    var where = where(it.platform(), it.function());
    var kind = where.and("trigger", it.trigger());
    registry.counter("sampan.invocations", kind.and("status", it.status())).increment();
    timer("sampan.invocation.duration", "At the instance, from arrival to end.", kind)
        .record(it.service().duration());
    timer("sampan.invocation.total", "From being accepted to the answer.", kind).record(it.total());
    if (it.status().equals("throttled") || it.status().equals("429")) {
      registry.counter("sampan.throttles", where).increment();
    }
  }

  private void started(InstanceStarted it) {
    var where = where(it.platform(), it.function());
    var parts = it.startup();
    part(where, "provision", parts.provision());
    part(where, "process", parts.process());
    part(where, "runtime", parts.runtime());
    part(where, "handler", parts.handler());
    part(where, "restore", parts.restore());
    timer("sampan.cold.start", "All parts of a cold start together.", where).record(parts.total());
  }

  private void part(Tags where, String part, Duration took) {
    if (!took.isZero()) {
      timer("sampan.cold.start.part", "One part of a cold start.", where.and("part", part))
          .record(took);
    }
  }

  private Timer timer(String name, String description, Tags tags) {
    return Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private static Tags where(Platform platform, String function) {
    return Tags.of("platform", platform.id(), "function", function);
  }

  String scrape(Gauges now) {
    synchronized (lock) {
      look(now);
      return registry.scrape();
    }
  }

  private void look(Gauges now) {
    var all = now.instances();
    instances.register(states(all), true);
    memory.register(rows(all, it -> memory(it, now)), true);
    depths.register(rows(now.lanes(), it -> Row.of(Tags.of("lane", it.name()), it.depth())), true);
    ages.register(rows(now.lanes(), Meters::age), true);
    journal.register(List.of(Row.of(Tags.empty(), now.journalBytes())), true);
  }

  private static Row<?> age(Lane lane) {
    return Row.of(Tags.of("lane", lane.name()), lane.oldest().toMillis() / 1000.0);
  }

  private static Row<?> memory(InstanceReport it, Gauges now) {
    var tags = where(it.platform(), it.function()).and("instance", it.id());
    return Row.of(tags, it.pid() == 0 ? 0 : now.residentBytes(it.pid()));
  }

  private static Iterable<Row<?>> states(List<InstanceReport> all) {
    Map<Tags, Long> counts =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    it -> where(it.platform(), it.function()).and("state", it.state()),
                    Collectors.counting()));
    return rows(counts.entrySet(), it -> Row.of(it.getKey(), it.getValue()));
  }

  private static <T> Iterable<Row<?>> rows(Iterable<T> all, Function<T, Row<?>> row) {
    var rows = new ArrayList<Row<?>>();
    all.forEach(it -> rows.add(row.apply(it)));
    return rows;
  }
}
