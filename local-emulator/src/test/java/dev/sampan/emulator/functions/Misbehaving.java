// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;

/** Does what it is asked to, and that is no good. */
public final class Misbehaving implements Handler<HttpRequest, HttpResponse> {

  private static final int LINE = 1000;
  private static final int PAGE = 4096;
  private static final int EATEN = 400 * 1024 * 1024;

  @Override
  public HttpResponse handle(HttpRequest request, Context context) throws Exception {
    switch (request.query().first("do").orElse("")) {
      case "exit" -> System.exit(3);
      case "hang" -> new CountDownLatch(1).await();
      case "print" -> print();
      case "eat" -> eat();
      case "throw" -> throw new IllegalStateException("on purpose");
      default -> {
        return HttpResponse.text(200, "well");
      }
      case "big" -> {
        return HttpResponse.of(200, "application/octet-stream", Body.of(new byte[40_000_000]));
      }
    }
    return HttpResponse.text(200, "done");
  }

  /** Takes 400 MiB that are no part of the heap, and keeps them. */
  private static void eat() throws Exception {
    var file = Files.createTempFile("eaten", "");
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var eaten = channel.map(FileChannel.MapMode.PRIVATE, 0, EATEN);
      for (var at = 0; at < EATEN; at += PAGE) {
        eaten.put(at, (byte) 1);
      }
      new CountDownLatch(1).await();
      eaten.get(0);
    }
  }

  private static void print() {
    var line = "x".repeat(LINE);
    for (var i = 0; i < 10_000; i++) {
      System.out.println(line);
    }
  }
}
