// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.Objects;

/**
 * Answers with a first line, and with the rest once there is a file of the name it is asked for; if
 * the file says so, it fails instead.
 */
public final class Drip implements Handler<HttpRequest, HttpResponse> {

  /** More than a response may have that is not streamed. */
  public static final int REST = 7 * 1024 * 1024;

  @Override
  public HttpResponse handle(HttpRequest request, Context context) {
    var file = Path.of(request.query().first("file").orElseThrow());
    return HttpResponse.of(201)
        .withHeader("content-type", "text/plain")
        .withHeader("x-drip", "yes")
        .withBody(Body.stream(out -> write(out, file)));
  }

  private static void write(OutputStream out, Path file) throws IOException {
    out.write("first\n".getBytes(StandardCharsets.UTF_8));
    out.flush();
    try (var watch = FileSystems.getDefault().newWatchService()) {
      Objects.requireNonNull(file.getParent())
          .register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(file)) {
        watch.take().reset();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (Files.readString(file).equals("fail")) {
      throw new IOException("as asked");
    }
    out.write(new byte[REST]);
  }
}
