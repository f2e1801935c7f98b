// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.HttpRequest;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.platform.Platform;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** An emulator in a process of its own, so that a test can kill it. */
public final class LeftOver {

  private LeftOver() {}

  /** Runs the project in the first argument, calls {@code hello} once, and waits to be killed. */
  public static void main(String[] arguments) throws Exception {
    var directory = Path.of(arguments[0]);
    var classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();
    var config =
        EmulatorConfig.of(directory, directory, Clock.systemUTC())
            .withPorts(0, 0)
            .withClassPath(classPath);
    try (var emulator = Emulator.start(config)) {
      var request = HttpRequest.of("GET", "/hello");
      emulator.calls().http(Platform.LAMBDA, "hello", request).get();
      System.out.println("up");
      new CountDownLatch(1).await();
    }
  }
}
