// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One process that is called again and again, and what its calls took. */
final class Warm implements Closeable {

  /** So many calls are made before the next process has its turn. */
  static final int BLOCK = 200;

  /** So many blocks are not counted: the compiler is busy with one or the other until then. */
  static final int WARM_UP_BLOCKS = 75;

  /** Nobody is warmed up for longer, in seconds. */
  private static final double LONGEST_WARM_UP = 20;

  private final Path output;
  private final RuntimeApiStub api;
  private final Process process;
  private final DrivenInstance instance;
  private final List<Double> micros = new ArrayList<>();
  private double seconds;
  private double warmUpSeconds;
  private double processorMicros;
  private double peakMebibytes;

  private Warm(Path output, RuntimeApiStub api, Process process, DrivenInstance instance) {
    this.output = output;
    this.api = api;
    this.process = process;
    this.instance = instance;
  }

  static Warm start(Contestant contestant, byte[] event, List<String> flags) throws IOException {
    Path output = Files.createTempFile("sampan-benchmark", ".log");
    RuntimeApiStub api = new RuntimeApiStub();
    Process process = contestant.start(api.address(), output, flags);
    return new Warm(output, api, process, new DrivenInstance(api.accept(), event));
  }

  /** Makes a block of calls, one after another. */
  void block(boolean counts) throws IOException {
    Duration processor = processor();
    long start = System.nanoTime();
    for (int i = 0; i < BLOCK; i++) {
      long call = System.nanoTime();
      String reply = instance.call();
      double callMicros = (System.nanoTime() - call) / 1e3;
      if (!reply.contains("POST /hello")) {
        throw new IOException("a wrong reply: " + reply);
      }
      instance.settle();
      if (counts) {
        micros.add(callMicros);
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    if (counts) {
      seconds += took;
      processorMicros += processor().minus(processor).toNanos() / 1e3;
    } else {
      warmUpSeconds += took;
    }
  }

  /** Whether it was warmed up for long enough, however few its calls. */
  boolean isSlow() {
    return warmUpSeconds > LONGEST_WARM_UP;
  }

  private Duration processor() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Takes down what can be seen of the process only while it lives. */
  void finish() throws IOException {
    peakMebibytes = Machine.peakMebibytes(process.pid());
  }

  /** From the event to the reply, in microseconds. */
  Sample micros() {
    return Sample.of(micros);
  }

  /** Calls in a second, one after another, with what is between them. */
  double rate() {
    return micros.size() / seconds;
  }

  /** Processor time of the process for one call, in microseconds. */
  double processorMicros() {
    return processorMicros / micros.size();
  }

  /** The most memory that the process held, in MiB. */
  double peakMebibytes() {
    return peakMebibytes;
  }

  @Override
  public void close() throws IOException {
    instance.close();
    api.close();
    process.destroyForcibly().onExit().join();
    Files.delete(output);
  }
}
