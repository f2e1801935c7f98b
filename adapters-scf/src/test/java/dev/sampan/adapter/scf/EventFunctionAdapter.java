// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.contract.CallFacts;
import dev.sampan.contract.Capability;
import dev.sampan.contract.DirectAnswer;
import dev.sampan.contract.Message;
import dev.sampan.contract.RunningAdapter;
import dev.sampan.contract.Settlement;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An event function that runs, whatever carries its events. */
abstract class EventFunctionAdapter implements RunningAdapter {

  /** What events, their carriers and their answers can say. */
  static final Set<Capability> CAPABILITIES =
      EnumSet.of(
          Capability.HTTP,
          Capability.DIRECT,
          Capability.QUEUE,
          Capability.CLOUD_EVENTS,
          Capability.REPEATED_PARAMETERS,
          Capability.CLIENT_ADDRESS,
          Capability.TIME_LIMIT,
          Capability.INVOCATION_ID,
          Capability.BATCHES);

  /** The platform takes 6 MB, the event's other fields included. */
  static final int LARGEST_TEXT = 6_000_000 - 4_096;

  /** What came of one event. */
  static final class Outcome {
    final boolean failed;
    final byte[] body;

    Outcome(boolean failed, byte[] body) {
      this.failed = failed;
      this.body = body;
    }
  }

  /** Sends one event and reads what the adapter makes of it. */
  abstract Outcome invoke(byte[] event, CallFacts facts) throws Exception;

  @Override
  public final HttpResponse http(HttpRequest request, CallFacts facts) throws Exception {
    var outcome = invoke(NativeForm.urlEvent(request), facts);
    if (outcome.failed) {
      throw new AssertionError("a function error: " + new String(outcome.body, UTF_8));
    }
    return NativeForm.urlAnswer(outcome.body, request.method().equals("HEAD"));
  }

  @Override
  public final DirectAnswer direct(byte[] payload, CallFacts facts) throws Exception {
    var outcome = invoke(payload, facts);
    return outcome.failed
        ? NativeForm.error(outcome.body)
        : new DirectAnswer.Result(new String(outcome.body, UTF_8));
  }

  @Override
  public final Map<String, Settlement> queue(List<Message> messages, CallFacts facts)
      throws Exception {
    var settlement = settled(invoke(NativeForm.cmqTopic(messages), facts));
    var settled = new LinkedHashMap<String, Settlement>();
    messages.forEach(message -> settled.put(message.id(), settlement));
    return settled;
  }

  @Override
  public final Settlement cloudEvent(String structured, CallFacts facts) throws Exception {
    return settled(invoke(structured.getBytes(UTF_8), facts));
  }

  private static Settlement settled(Outcome outcome) throws Exception {
    if (outcome.failed) {
      NativeForm.error(outcome.body);
    }
    return outcome.failed ? Settlement.FAILED : Settlement.DONE;
  }
}
