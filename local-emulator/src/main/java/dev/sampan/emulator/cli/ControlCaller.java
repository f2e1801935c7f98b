// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Body;
import dev.sampan.emulator.RunningEmulator;
import dev.sampan.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls functions through the control port of an emulator and waits for the answers. */
final class ControlCaller {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RunningEmulator emulator;

  ControlCaller(RunningEmulator emulator) {
    this.emulator = emulator;
  }

  /**
   * Calls a function.
   *
   * @param step the name of the call in comparisons
   */
  Answer call(Platform platform, String function, Input input, String step) {
    HttpResponse<byte[]> response = post(path(platform, function), CallDocument.of(input));
    JsonNode answer = tree(response.body());
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
    HttpResponse<byte[]> response = post(path(platform, function), call);
    if (response.statusCode() != 202) {
      throw new CommandFailure(tree(response.body()).path("detail").asText());
    }
  }

  private static String path(Platform platform, String function) {
    String name = URLEncoder.encode(function, StandardCharsets.UTF_8).replace("+", "%20");
    return "/api/platforms/" + platform.id() + "/functions/" + name + "/invocations";
  }

  private HttpResponse<byte[]> post(String path, JsonNode call) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + emulator.controlPort() + path))
            .header("authorization", "Bearer " + emulator.token())
            .POST(HttpRequest.BodyPublishers.ofString(call.toString()))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new CommandFailure(
          "The emulator on port " + emulator.controlPort() + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted while the function ran.");
    }
  }

  private static JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new CommandFailure("The emulator's answer cannot be read: " + e.getMessage());
    }
  }
}
