// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An instance as the emulator starts it, but without the emulator: called from the moment that its
 * poll is answered until its response is there.
 */
final class BareInstance implements WarmPath {

  private final Path home = Files.createTempDirectory("sampan-benchmark");
  private final RuntimeApiStub api = new RuntimeApiStub();
  private final Process process;
  private final DrivenInstance instance;

  BareInstance(Emulator emulator, byte[] event) throws IOException {
    ProcessSpec spec = emulator.process(Platform.LAMBDA, "hello", api.port(), home).orElseThrow();
    ProcessBuilder builder =
        new ProcessBuilder(spec.command()).directory(spec.directory().toFile());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(spec.environment());
    this.process = builder.start();
    this.instance = new DrivenInstance(api.accept(), event);
  }

  @Override
  public String call() throws IOException {
    return instance.call();
  }

  @Override
  public void settle() throws IOException {
    instance.settle();
  }

  @Override
  public void close() throws IOException {
    instance.close();
    api.close();
    process.destroyForcibly().onExit().join();
    try (var files = Files.list(home)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(home);
  }
}
