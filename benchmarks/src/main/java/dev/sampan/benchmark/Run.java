// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What one cold start took, in milliseconds. */
record Run(double firstPoll, double firstReply, double processor) {

  private static final String REPLY = "{\\\"hello\\\":\\\"POST /hello\\\"}";

  static Run of(Contestant contestant, byte[] event, List<String> flags)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("sampan-benchmark", ".log");
    try (RuntimeApiStub api = new RuntimeApiStub()) {
      long start = System.nanoTime();
      Process process = contestant.start(api.address(), output, flags);
      try (RuntimeApiStub.Instance instance = api.accept()) {
        return measured(instance, process, start, event);
      } finally {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      throw new IOException(contestant.name() + " said: " + Files.readString(output), e);
    } finally {
      Files.delete(output);
    }
  }

  private static Run measured(
      RuntimeApiStub.Instance instance, Process process, long start, byte[] event)
      throws IOException {
    instance.awaitPoll();
    double firstPoll = millisSince(start);
    String reply = instance.answer("8476a536-e9f4-11e8-9739-2dfe598c3fcd", event);
    double firstReply = millisSince(start);
    if (!reply.contains(REPLY) || !reply.contains("\"statusCode\":200")) {
      throw new IOException("a wrong reply: " + reply);
    }
    Duration processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
    return new Run(firstPoll, firstReply, processor.toMillis());
  }

  static long classesOf(Contestant contestant, byte[] event)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("sampan-benchmark", ".classes");
    try {
      of(contestant, event, List.of("-Xlog:class+load:file=" + log));
      try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
        return lines.filter(line -> line.contains(" source: ")).count();
      }
    } finally {
      Files.delete(log);
    }
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
