// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.Context;
import dev.sampan.Deadline;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Lifecycle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers when the file that a request names is gone; leaves a file when it is shut down. */
public final class Slow implements Handler<HttpRequest, HttpResponse>, Lifecycle {
  private Path end = Path.of("");

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws IOException {
    Path awaited = Path.of(URI.create(request.headers().first("x-awaited").orElseThrow()));
    end = awaited.resolveSibling("shut-down");
    Files.createFile(awaited.resolveSibling("started"));
    while (Files.exists(awaited)) {
      Thread.onSpinWait();
    }
    return HttpResponse.text(200, "finished");
  }

  @Override
  public void shutdown(Deadline deadline) {
    try {
      Files.createFile(end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
