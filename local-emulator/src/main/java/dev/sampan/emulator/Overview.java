// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.function.InstanceReport;
import dev.sampan.emulator.isolation.ResidentMemory;
import dev.sampan.emulator.journal.Journal;
import dev.sampan.emulator.metrics.Gauges;
import dev.sampan.emulator.metrics.Lane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What an emulator has and runs just now, as its metrics tell it. */
final class Overview implements Gauges {

  private final Functions functions;
  private final Journal journal;
  private final InstantSource clock;

  Overview(Functions functions, Journal journal, InstantSource clock) {
    this.functions = functions;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public List<InstanceReport> instances() {
    return functions.instances();
  }

  @Override
  public List<Lane> lanes() {
    return journal.lanes().stream().map(this::lane).toList();
  }

  private Lane lane(String name) {
    var oldest =
        journal.ids(name).stream()
            .findFirst()
            .flatMap(id -> journal.find(name, id))
            .map(it -> Duration.between(it.acceptedAt(), clock.instant()))
            .orElse(Duration.ZERO);
    return new Lane(name, journal.size(name), oldest);
  }

  @Override
  public long journalBytes() {
    try {
      return journal.fileBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long residentBytes(long pid) {
    return ResidentMemory.ofInstance(pid).orElse(0);
  }
}
