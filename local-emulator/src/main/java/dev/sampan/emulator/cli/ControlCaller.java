// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.emulator.RunningEmulator;
import dev.sampan.platform.Platform;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls functions through the control port of an emulator and waits for the answers. */
final class ControlCaller {

  private final ControlClient client;

  ControlCaller(RunningEmulator emulator) {
    this.client = new ControlClient(emulator);
  }

  /**
   * Calls a function.
   *
   * @param step the name of the call in comparisons
   */
  Answer call(Platform platform, String function, Input input, String step) {
    HttpResponse<byte[]> response =
        client.exchange(path(platform, function), CallDocument.of(input));
    JsonNode answer = ControlClient.tree(response.body());
    return switch (response.statusCode()) {
      case 200 -> AnswerReader.read(step, input, answer);
      case 400 -> AnswerReader.refused(platform, step, answer.path("detail").asText());
      default -> throw new CommandFailure(answer.path("detail").asText());
    };
  }

  /** Hands over a direct call and does not wait for it. */
  void accept(Platform platform, String function, byte[] payload) {
    Input input = new Input.Direct(Body.of(payload));
    ObjectNode call = CallDocument.of(input).put("async", true);
    HttpResponse<byte[]> response = client.exchange(path(platform, function), call);
    if (response.statusCode() != 202) {
      throw new CommandFailure(ControlClient.tree(response.body()).path("detail").asText());
    }
  }

  private static String path(Platform platform, String function) {
    String name = URLEncoder.encode(function, StandardCharsets.UTF_8).replace("+", "%20");
    return "/api/platforms/" + platform.id() + "/functions/" + name + "/invocations";
  }
}
