// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Says it once when spans are no longer taken, and once when they are again. */
final class CheckedExporter implements SpanExporter {

  private final SpanExporter to;
  private final String where;
  private final Consumer<String> said;
  private final AtomicBoolean failing = new AtomicBoolean();

  CheckedExporter(SpanExporter to, String where, Consumer<String> said) {
    this.to = to;
    this.where = where;
    this.said = said;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    var result = to.export(spans);
    return result.whenComplete(() -> told(result.isSuccess()));
  }

  private void told(boolean success) {
    if (failing.compareAndSet(success, !success)) {
      said.accept(
          success
              ? "Traces are taken at " + where + " again."
              : "Traces are not taken at " + where + "; is an OTLP receiver for HTTP there?");
    }
  }

  @Override
  public CompletableResultCode flush() {
    return to.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return to.shutdown();
  }
}
