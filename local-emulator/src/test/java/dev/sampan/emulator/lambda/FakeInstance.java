// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.End;
import dev.sampan.emulator.instance.InstanceEvents;
import dev.sampan.emulator.invocation.Startup;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An instance whose processes, pool and time are the test's. */
final class FakeInstance implements InstanceEvents {

  final List<String> told = new ArrayList<>();
  final List<String> lines = new ArrayList<>();
  final List<PlatformEvent> events = new ArrayList<>();
  final List<FakeProcess> processes = new ArrayList<>();
  final LambdaInstance instance;
  private final TreeMap<Instant, Runnable> alarms = new TreeMap<>();
  private Instant now = Instant.EPOCH;

  FakeInstance(InitType type, Duration timeout) {
    this(type, timeout, List.of());
  }

  /** An instance with extensions of these names, whose processes stand before the runtime's. */
  FakeInstance(InitType type, Duration timeout, List<String> extensions) {
    var programs =
        extensions.stream().map(name -> new ExtensionProgram(name, this::launch)).toList();
    var diary =
        new Diary(
            () -> now,
            type,
            "f",
            512,
            event -> {
              events.add(event);
              if (!event.text().isEmpty()) {
                lines.add(event.text());
              }
            });
    var setup =
        new InstanceSetup(
            type,
            timeout,
            Duration.ofSeconds(10),
            this::launch,
            programs,
            Runnable::run,
            () -> now);
    instance = new LambdaInstance(setup, this, diary, () -> told.add("closed"));
  }

  private RuntimeProcess launch() {
    var process = new FakeProcess(Duration.between(Instant.EPOCH, now));
    processes.add(process);
    return process;
  }

  void passes(long millis) {
    now = now.plusMillis(millis);
    while (!alarms.isEmpty() && !alarms.firstKey().isAfter(now)) {
      alarms.pollFirstEntry().getValue().run();
    }
  }

  LambdaRun run() {
    return Objects.requireNonNull(instance.current());
  }

  void ready() {
    processes.get(processes.size() - 1).took = Duration.between(run().begunAt, now);
    run().told().ready();
  }

  void initFails(String type) {
    instance.initFailed(run(), new RuntimeError(type, Body.of("{}")));
  }

  void dispatch(String id) {
    instance.dispatch(Recorded.invocation(id, null), now.plusSeconds(3));
  }

  /** Hands it an invocation with a trace. */
  void dispatch(String id, String trace) {
    var headers = Headers.of("Lambda-Runtime-Trace-Id", trace);
    instance.dispatch(Recorded.invocation(id, headers, null), now.plusSeconds(3));
  }

  void fails(String id, String cause) {
    run().told().failed(id, new RuntimeError("Runtime.Bad", Body.of("{}"), cause));
  }

  /** The types of what the platform told, in order. */
  List<String> types() {
    return events.stream().map(PlatformEvent::type).toList();
  }

  /** What it told last with this type. */
  String record(String type) {
    return events.stream()
        .filter(it -> it.type().equals(type))
        .reduce((first, last) -> last)
        .map(it -> it.record().toString())
        .orElse("nothing");
  }

  void answers(String id, String text) {
    replies(id, new NativeReply.Payload(Body.of(text)));
  }

  void replies(String id, NativeReply reply) {
    run().told().answered(id, reply);
  }

  void goes(int process, End end) {
    Objects.requireNonNull(processes.get(process).gone).accept(end);
  }

  @Override
  public void ready(Startup startup) {
    told.add("ready " + startup.total().toMillis());
  }

  @Override
  public void initFailed(String detail) {
    told.add("init failed " + detail);
  }

  @Override
  public void answered(String invocation, NativeReply reply) {
    told.add("answered " + invocation);
  }

  @Override
  public void failed(String invocation, FailureKind kind, String detail) {
    told.add("failed " + invocation + " " + kind + " " + detail);
  }

  @Override
  public void free(String invocation) {
    told.add("free " + invocation);
  }

  @Override
  public void gone(End end) {
    told.add("gone " + end.detail());
  }

  @Override
  public void after(Duration time, Runnable task) {
    alarms.put(now.plus(time), task);
  }

  /** A process that does nothing. */
  static final class FakeProcess implements RuntimeProcess {

    boolean killed;
    String grace = "";
    Duration took;
    @Nullable Consumer<End> gone;

    FakeProcess(Duration took) {
      this.took = took;
    }

    @Override
    public void whenGone(Consumer<End> callback) {
      gone = callback;
    }

    @Override
    public Startup startup() {
      return Startup.measured(took, Duration.ZERO, Duration.ZERO);
    }

    @Override
    public void begins(String invocation) {}

    @Override
    public void ends(String invocation) {}

    @Override
    public void note(@Nullable String invocation, String text) {}

    @Override
    public String log() {
      return "";
    }

    @Override
    public long peakMiB() {
      return 77;
    }

    @Override
    public long pid() {
      return 1;
    }

    @Override
    public void kill() {
      grace = "0s";
      killed = true;
    }

    @Override
    public void killAfter(Duration time) {
      grace = time.toSeconds() + "s";
    }

    @Override
    public void terminate(Duration time) {
      grace = time.toSeconds() + "s";
    }
  }
}
