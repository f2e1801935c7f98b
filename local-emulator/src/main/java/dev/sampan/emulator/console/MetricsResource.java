// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.Body;
import dev.sampan.emulator.metrics.Gauges;
import dev.sampan.emulator.metrics.Metrics;
import java.util.List;

/**
 * {@code /metrics}, for Prometheus. It wants no token, as a scraper that is configured once cannot
 * have that of each run; it tells names of functions and numbers, to this machine only, and no web
 * page from elsewhere gets past the guard.
 */
public final class MetricsResource implements ControlResource {

  private final Metrics metrics;
  private final Gauges now;

  /** Tells these metrics. */
  public MetricsResource(Metrics metrics, Gauges now) {
    this.metrics = metrics;
    this.now = now;
  }

  @Override
  public List<ControlRoute> routes() {
    return List.of(
        ControlRoute.get(
                "/metrics",
                call -> call.answer(200, Metrics.CONTENT_TYPE, Body.of(metrics.scrape(now))))
            .forAnybody()
            .thatBlocks());
  }
}
