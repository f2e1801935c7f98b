// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.Handler;
import dev.sampan.Trigger;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import dev.sampan.runtime.TriggerEntry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A function under test, with surroundings in memory and a clock that stands still. */
final class Function {

  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Handler<?, ?> handler;
  private final List<TriggerEntry> triggers = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final List<Integer> exits = new ArrayList<>();
  private String onReject = "report";
  private String order = "none";
  private boolean streaming;

  private Function(Handler<?, ?> handler) {
    this.handler = handler;
    variables.put("AWS_LAMBDA_RUNTIME_API", "lambda:9001");
  }

  static Function of(Handler<?, ?> handler) {
    return new Function(handler);
  }

  Function behind(Trigger kind, String source) {
    triggers.add(new TriggerEntry("t" + triggers.size(), kind, source, List.of()));
    return this;
  }

  Function with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Function dropping() {
    onReject = "drop";
    return this;
  }

  Function streaming() {
    streaming = true;
    return this;
  }

  Function ordered(String newOrder) {
    order = newOrder;
    return this;
  }

  Function run(FakeLambda lambda) throws InitException {
    LambdaRuntime.run(instance(), environment(), lambda, exits::add);
    return this;
  }

  FunctionInstance instance() throws InitException {
    String type = handler.getClass().getName();
    FunctionEntry entry =
        new FunctionEntry(
            "f", type, null, null, triggers, List.of(), Map.of(), 30, onReject, order);
    FunctionEntry asked = streaming ? entry.withStreaming() : entry;
    return FunctionInstance.of("lambda", asked, handler, environment());
  }

  Environment environment() {
    PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
    return new Environment(
        variables, Clock.fixed(NOW, ZoneOffset.UTC), Function.class.getClassLoader(), out);
  }

  String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  List<Integer> exits() {
    return exits;
  }
}
