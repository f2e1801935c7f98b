// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.emulator.RunningEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Talks to the control API of the emulator that runs a project. */
final class ControlClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RunningEmulator emulator;

  ControlClient(RunningEmulator emulator) {
    this.emulator = emulator;
  }

  /**
   * The emulator that runs a project.
   *
   * @throws CommandFailure if there is none
   */
  static ControlClient of(Path project) {
    return new ControlClient(
        RunningEmulator.of(project)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "No emulator runs " + project + ". Start one: sampan run " + project)));
  }

  /** What the API answers to a GET; a refusal ends the command. */
  JsonNode get(String path) {
    return accepted(send(request(path).GET().build(), BodyHandlers.ofByteArray()));
  }

  /** What the API answers to a POST; a refusal ends the command. */
  JsonNode post(String path, JsonNode body) {
    return accepted(send(posted(path, body), BodyHandlers.ofByteArray()));
  }

  /** The whole answer to a POST, whatever it is. */
  HttpResponse<byte[]> exchange(String path, JsonNode body) {
    return send(posted(path, body), BodyHandlers.ofByteArray());
  }

  /** Reads an answer of lines of JSON until it ends, or the emulator does. */
  void follow(String path, Consumer<JsonNode> reader) {
    HttpRequest request = request(path).GET().build();
    try (Stream<String> lines = lines(client.send(request, BodyHandlers.ofLines()))) {
      lines.map(ControlClient::tree).forEach(reader);
    } catch (ConnectException e) {
      throw silent(e);
    } catch (IOException | UncheckedIOException e) {
      // The connection went with the emulator.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Stream<String> lines(HttpResponse<Stream<String>> response) {
    if (response.statusCode() == 200) {
      return response.body();
    }
    try (Stream<String> lines = response.body()) {
      throw refused(tree(lines.collect(Collectors.joining("\n"))));
    }
  }

  private HttpRequest posted(String path, JsonNode body) {
    return request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())).build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + emulator.controlPort() + path))
        .header("authorization", "Bearer " + emulator.token());
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
    try {
      return client.send(request, reader);
    } catch (IOException e) {
      throw silent(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("Interrupted while the emulator was asked.");
    }
  }

  private CommandFailure silent(IOException e) {
    return new CommandFailure(
        "The emulator on port " + emulator.controlPort() + " does not answer: " + e.getMessage());
  }

  private static JsonNode accepted(HttpResponse<byte[]> response) {
    JsonNode answer = tree(response.body());
    if (response.statusCode() >= 300) {
      throw refused(answer);
    }
    return answer;
  }

  private static CommandFailure refused(JsonNode problem) {
    return new CommandFailure(problem.path("detail").asText(problem.path("title").asText()));
  }

  /** Reads JSON that the emulator sent. */
  static JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new CommandFailure("The emulator's answer cannot be read: " + e.getMessage());
    }
  }

  private static JsonNode tree(String text) {
    return tree(text.getBytes(StandardCharsets.UTF_8));
  }
}
