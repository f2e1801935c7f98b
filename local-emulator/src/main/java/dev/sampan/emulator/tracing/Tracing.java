// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.tracing;

import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.InvocationReport;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends a span for each invocation, with spans of the parts of its cold start, to a receiver of
 * OTLP over HTTP. Thread-safe; what the receiver does not take in time is dropped.
 */
public final class Tracing implements InvocationListener, AutoCloseable {

  private static final String PATH = "/v1/traces";
  private static final int CLOSE_SECONDS = 3;
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Kept, as the logging of the JDK forgets loggers that nobody holds. */
  private static final Logger QUIET = Logger.getLogger("io.opentelemetry.exporter");

  private final SdkTracerProvider provider;
  private final Spans spans;

  private Tracing(SdkTracerProvider provider, Spans spans) {
    this.provider = provider;
    this.spans = spans;
  }

  /**
   * Traces to a receiver; nothing is sent yet.
   *
   * @param endpoint its address such as {@code http://127.0.0.1:4318}; the path is {@code
   *     /v1/traces} if it names none
   * @param said told, in a line, that the receiver does not take traces
   * @throws IllegalArgumentException if the address is not one of HTTP
   */
  public static Tracing to(URI endpoint, Consumer<String> said) {
    QUIET.setLevel(Level.OFF);
    var where = address(endpoint);
    var exporter = OtlpHttpSpanExporter.builder().setEndpoint(where).build();
    var batches =
        BatchSpanProcessor.builder(new CheckedExporter(exporter, where, said))
            .setScheduleDelay(EVERY)
            .build();
    var ids = new GivenIds();
    var provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(batches)
            .setIdGenerator(ids)
            .setResource(resource())
            .build();
    return new Tracing(provider, new Spans(provider.get("dev.sampan.emulator"), ids));
  }

  private static String address(URI endpoint) {
    var scheme = endpoint.getScheme();
    if (endpoint.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
      throw new IllegalArgumentException(
          "not an address such as http://127.0.0.1:4318: " + endpoint);
    }
    var path = endpoint.getPath();
    var own = path == null || path.isEmpty() || path.equals("/");
    return own ? endpoint.resolve(PATH).toString() : endpoint.toString();
  }

  private static Resource resource() {
    return Resource.create(
        Attributes.of(AttributeKey.stringKey("service.name"), "sampan-emulator"));
  }

  @Override
  public void finished(InvocationReport report) {
    spans.add(report);
  }

  /** Sends what is left, for a few seconds at most. */
  @Override
  public void close() {
    provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
