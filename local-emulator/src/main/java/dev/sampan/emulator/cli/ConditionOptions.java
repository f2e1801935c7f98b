// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.EmulatorConfig;
import dev.sampan.emulator.condition.ColdStarts;
import dev.sampan.emulator.condition.Conditions;
import dev.sampan.emulator.condition.Faults;
import dev.sampan.platform.fault.Fault;
import dev.sampan.platform.fault.FaultPlan;
import dev.sampan.platform.manifest.Manifest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say under which conditions functions run. */
final class ConditionOptions {

  private static final int SEEDS = 1_000_000;

  /** Whether something is as the platform has it. */
  enum Model {
    NONE,
    REAL
  }

  // picocli sets it before it calls the command.
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--cold-start",
      paramLabel = "none|real",
      description =
          "real: an instance also waits for what the platform takes before it starts a process, by"
              + " published measurements; none (default): it does not.")
  private Model coldStart = Model.NONE;

  @Option(
      names = "--bandwidth",
      paramLabel = "none|real",
      description =
          "real: Lambda's streamed responses go out as slowly as the service lets them after their"
              + " first bytes; none (default): as fast as they come.")
  private Model bandwidth = Model.NONE;

  @Option(
      names = "--fault",
      paramLabel = "KIND[:TIME]=RATE%[@FUNCTION[/TRIGGER]]",
      description =
          "Something that goes wrong, such as crash=10%%@orders or slow-start:2s=50%%; kinds:"
              + " throttle, timeout, crash, slow-start, duplicate, reorder, lost-ack, clock-skew."
              + " Replaces the manifest's faults.")
  private List<String> faults = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides cold starts and faults; a run prints the one that repeats it.")
  private @Nullable Long seed;

  @Option(
      names = "--snapshot",
      description = "Rehearse a restore: instances run their prime and restored hooks.")
  private boolean snapshot;

  /**
   * The same setup under the conditions that these options and the manifest ask for.
   *
   * @throws ParameterException if a fault is none
   */
  EmulatorConfig apply(EmulatorConfig config, Workplace workplace, Manifest manifest) {
    List<Fault> all = faults.isEmpty() ? manifest.faults() : parsed(manifest);
    boolean modelled = coldStart == Model.REAL;
    long chosen = seed == null ? fresh(workplace.clock()) : seed;
    if (modelled || !all.isEmpty()) {
      workplace.terminal().err().println("Seed " + chosen + "; --seed " + chosen + " repeats it.");
    }
    Conditions conditions =
        new Conditions(
            modelled ? ColdStarts.modelled(chosen) : ColdStarts.NONE,
            new Faults(new FaultPlan(chosen, all)),
            bandwidth == Model.REAL);
    EmulatorConfig complete = config.withConditions(conditions);
    return snapshot ? complete.withVariable("SAMPAN_SNAPSHOT", "simulated") : complete;
  }

  private static long fresh(InstantSource clock) {
    return new Random(clock.instant().toEpochMilli()).nextInt(SEEDS);
  }

  private List<Fault> parsed(Manifest manifest) {
    List<Fault> parsed = new ArrayList<>();
    for (String text : faults) {
      try {
        Fault fault = Fault.parse(text);
        if (!fault.function().isEmpty()) {
          Functions.require(manifest, fault.function());
        }
        parsed.add(fault);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "--fault: " + e.getMessage());
      }
    }
    return parsed;
  }
}
