// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.comparison.HttpObservation;
import dev.sampan.emulator.comparison.Observation;
import dev.sampan.emulator.function.Calls;
import dev.sampan.emulator.function.UnknownFunctionException;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.Addition;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.platform.DirectOutcome;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.QueueMessage;
import dev.sampan.platform.catalog.NativeWires;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls functions through an emulator in this process and waits for the answers. */
final class LocalCaller {

  private final Calls calls;

  LocalCaller(Emulator emulator) {
    this.calls = emulator.calls();
  }

  /**
   * Calls a function.
   *
   * @param step the name of the call in comparisons
   */
  Answer call(Platform platform, String function, Input input, String step) {
    try {
      if (input instanceof Input.Http it) {
        return http(step, calls.http(platform, function, it.request()).join());
      }
      if (input instanceof Input.Queue it) {
        var deliveries = calls.queue(platform, function, "", it.batch()).join();
        return queue(step, it.batch(), deliveries);
      }
      if (input instanceof Input.Native it) {
        return nativeReply(step, calls.nativeCall(platform, function, it.request()).join());
      }
      Body payload = ((Input.Direct) input).payload();
      return direct(step, calls.direct(platform, function, payload).join());
    } catch (NotExpressibleException e) {
      return refused(platform, step, Objects.toString(e.getMessage(), "no reason"));
    } catch (UnknownFunctionException e) {
      throw new CommandFailure(e);
    }
  }

  /** What the platform cannot say is an answer too, and one that differs from the others'. */
  private static Answer refused(Platform platform, String step, String why) {
    String text = platform.id() + " has no form for this call: " + why;
    return new Answer(true, text, new Observation(step, Map.of("refused", why)), List.of());
  }

  private static Answer http(String step, Invoked<HttpResponse> invoked) {
    HttpResponse response = invoked.value();
    Observation observation = HttpObservation.of(step, response, LocalCaller::changedByPlatforms);
    StringBuilder text = new StringBuilder("HTTP ").append(response.status()).append('\n');
    for (int line = 0; line < response.headers().size(); line++) {
      text.append(response.headers().name(line)).append(": ");
      text.append(response.headers().value(line)).append('\n');
    }
    text.append('\n').append(observation.facts().get("text"));
    return new Answer(
        response.status() >= 400, text.toString(), observation, List.of(invoked.report()));
  }

  /** Whether some platform sets or removes a header whatever the function says of it. */
  private static boolean changedByPlatforms(String header) {
    for (Platform platform : Platform.values()) {
      for (Addition each : NativeWires.of(platform).additions()) {
        if (each.side() == Addition.Side.RESPONSE
            && each.change() != Addition.Change.DEFAULTED
            && each.concerns(header)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Answer queue(
      String step, List<QueueMessage> batch, List<Invoked<BatchOutcome>> deliveries) {
    BatchOutcome outcome = Calls.merged(deliveries);
    Map<String, String> facts = new LinkedHashMap<>();
    for (QueueMessage message : batch) {
      facts.put(message.id(), outcome.acknowledges(message.id()) ? "acknowledged" : "failed");
    }
    StringBuilder text = new StringBuilder();
    facts.forEach((id, result) -> text.append(id).append(": ").append(result).append('\n'));
    text.append(outcome.reason());
    return new Answer(
        !outcome.failed().isEmpty(),
        text.toString().strip(),
        new Observation(step, facts),
        deliveries.stream().map(Invoked::report).toList());
  }

  private static Answer direct(String step, Invoked<DirectOutcome> invoked) {
    if (invoked.value() instanceof DirectOutcome.Returned it) {
      String result = it.result().text();
      Observation observation = new Observation(step, Map.of("result", result));
      return new Answer(false, result, observation, List.of(invoked.report()));
    }
    var error = ((DirectOutcome.Failed) invoked.value()).error();
    Observation observation = new Observation(step, Map.of("error", error.kind().name()));
    return new Answer(true, error.body().text(), observation, List.of(invoked.report()));
  }

  private static Answer nativeReply(String step, Invoked<Ending> invoked) {
    boolean failed = invoked.report().failed();
    String text = text(invoked.value());
    Observation observation = new Observation(step, Map.of("reply", text));
    return new Answer(failed, text, observation, List.of(invoked.report()));
  }

  private static String text(Ending ending) {
    if (ending instanceof Ending.Failed failed) {
      return failed.kind() + (failed.detail().isEmpty() ? "" : ": " + failed.detail());
    }
    NativeReply reply = ((Ending.Replied) ending).reply();
    if (reply instanceof NativeReply.Http http) {
      return "HTTP " + http.response().status() + "\n\n" + http.response().body().text();
    }
    return reply instanceof NativeReply.Payload payload
        ? payload.body().text()
        : ((NativeReply.FunctionError) reply).body().text();
  }

  /** A payload in the platform's own form. */
  static NativeRequest nativeRequest(byte[] payload) {
    return new NativeRequest.Payload(Body.of(payload), dev.sampan.Headers.of());
  }
}
