// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.sampan.adapter.lambda.SampanHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures a warm call in memory, from the bytes of an event to the bytes of its reply; and beside
 * it what Jackson's streams take to parse the event's bytes and write them again. The function is
 * the one that {@code SAMPAN_FUNCTION} names.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 200, time = 10, timeUnit = TimeUnit.MILLISECONDS)
public class EventPath {

  private static final JsonFactory JSON = new JsonFactory();
  private static final long PATIENCE_SECONDS = 60;

  private final Context context = context();
  private final byte[] event = event();
  private final SampanHandler handler = new SampanHandler();

  private static byte[] event() {
    try {
      return ColdStart.event();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One call. */
  @Benchmark
  public ByteArrayOutputStream call() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    handler.handleRequest(new ByteArrayInputStream(event), out, context);
    return checked(out, 50);
  }

  /** What there is to compare it with. */
  @Benchmark
  public ByteArrayOutputStream copy() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(event.length + 512);
    try (JsonParser parser = JSON.createParser(event);
        JsonGenerator generator = JSON.createGenerator(out)) {
      while (parser.nextToken() != null) {
        generator.copyCurrentEvent(parser);
      }
    }
    return checked(out, event.length / 2);
  }

  private static ByteArrayOutputStream checked(ByteArrayOutputStream out, int least)
      throws IOException {
    if (out.size() < least) {
      throw new IOException("a wrong reply: " + out);
    }
    return out;
  }

  /** What a managed runtime says, with nothing but an id. */
  private static Context context() {
    Class<?>[] types = {Context.class};
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            types,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAwsRequestId" -> "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
                  case "getRemainingTimeInMillis" -> 3000;
                  default -> null;
                });
  }

  /**
   * Prints the two and their ratio.
   *
   * @param arguments the function's name, for the title
   */
  public static void main(String[] arguments) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(EventPath.class.getName())
                    .shouldFailOnError(true)
                    .timeout(TimeValue.seconds(PATIENCE_SECONDS))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Result<?> call = result(results, "call");
    Result<?> copy = result(results, "copy");
    Machine.print(System.out, arguments[0] + ": event to reply, microseconds, by JMH");
    print("mean", call.getScore(), copy.getScore());
    print("median", call.getStatistics().getPercentile(50), copy.getStatistics().getPercentile(50));
    print("fastest", call.getStatistics().getMin(), copy.getStatistics().getMin());
    System.out.println();
  }

  /** A busy machine spoils the mean; iterations are short so that it leaves some of them alone. */
  private static void print(String which, double call, double copy) {
    System.out.printf(
        Locale.ROOT,
        "%-8s ours %.2f, Jackson's parse and write of the event %.2f, ratio %.2f%n",
        which,
        call,
        copy,
        call / copy);
  }

  private static Result<?> result(Collection<RunResult> results, String benchmark) {
    for (RunResult each : results) {
      if (each.getParams().getBenchmark().endsWith("." + benchmark)) {
        return each.getPrimaryResult();
      }
    }
    throw new IllegalStateException("JMH has no result for " + benchmark);
  }
}
