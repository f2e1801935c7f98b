// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A process that serves HTTP; ended as a terminal's Ctrl-C or a platform ends it. */
final class Server implements AutoCloseable {

  private static final Pattern ROUTE = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();

  Server(Process process) {
    this.process = process;
  }

  /** The port that {@code sampan run} prints for its routes. */
  int gatewayPort() throws IOException {
    var printed = new StringBuilder();
    var reader =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      printed.append(line).append('\n');
      var route = ROUTE.matcher(line);
      if (route.find()) {
        return Integer.parseInt(route.group(1));
      }
    }
    throw new IOException("no route printed, but: " + printed);
  }

  /** Asks, again and again while the port is not open yet. */
  HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    while (process.isAlive()) {
      try {
        return client.send(request, BodyHandlers.ofString());
      } catch (ConnectException e) {
        Thread.onSpinWait();
      }
    }
    throw new IOException("it ended with " + process.exitValue());
  }

  /** Asks it to end; kills it if it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
