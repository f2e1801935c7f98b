// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A project whose functions are those of these tests, with an emulator that serves it. */
final class ServedProject implements AutoCloseable {

  private final Emulator emulator;

  private ServedProject(Emulator emulator) {
    this.emulator = emulator;
  }

  /** Serves the manifest from a directory, with the given platform behind the gateway. */
  static ServedProject start(Path directory, Platform platform, String manifest) throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), manifest);
    var config =
        EmulatorConfig.of(directory, Checkout.dist().resolve("adapters"), Clock.systemUTC())
            .withPorts(0, 0)
            .withPlatform(platform)
            .withClassPath(Checkout.classPath())
            .withEnvironment(Map.of("PATH", System.getenv("PATH")));
    return new ServedProject(Emulator.start(config));
  }

  Emulator emulator() {
    return emulator;
  }

  /** The control port, as the clouds' own clients are told of it. */
  URI control() {
    return URI.create("http://127.0.0.1:" + emulator.controlPort());
  }

  /** Sends a request to the gateway. */
  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + emulator.gatewayPort() + path);
    var publisher = HttpRequest.BodyPublishers.ofString(body);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).method(method, publisher).build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    emulator.close();
  }
}
