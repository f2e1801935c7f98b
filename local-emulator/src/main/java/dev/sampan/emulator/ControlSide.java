// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.console.ControlApi;
import dev.sampan.emulator.console.ControlPaths;
import dev.sampan.emulator.console.ControlResource;
import dev.sampan.emulator.console.ControlRoute;
import dev.sampan.emulator.console.DeadResource;
import dev.sampan.emulator.console.FaultResource;
import dev.sampan.emulator.console.FunctionResource;
import dev.sampan.emulator.console.InvocationResource;
import dev.sampan.emulator.console.LogResource;
import dev.sampan.emulator.console.MetricsResource;
import dev.sampan.emulator.console.OpenApiResource;
import dev.sampan.emulator.console.PublishResource;
import dev.sampan.emulator.console.ScheduleResource;
import dev.sampan.emulator.console.SourceResource;
import dev.sampan.emulator.console.StopResource;
import dev.sampan.emulator.lambdaapi.LambdaApi;
import dev.sampan.emulator.lambdaapi.LambdaHost;
import java.net.URI;
import java.util.List;

/** What the control port serves: the clouds' own APIs, and the emulator's. */
final class ControlSide {

  private final Works works;
  private final Machinery machinery;
  private final Runnable stop;
  private volatile int gatewayPort;

  /**
   * The control port's side of these parts.
   *
   * @param stop ends the emulator, without waiting for it
   */
  ControlSide(Works works, Machinery machinery, Runnable stop) {
    this.works = works;
    this.machinery = machinery;
    this.stop = stop;
  }

  ControlPaths paths() {
    return new ControlPaths(
        works.sockets.management(new LambdaApi(lambda())),
        new ControlApi(works.state.token(), machinery.threads(), resources()));
  }

  /** The functions' routes are served at this port. */
  void gatewayAt(int port) {
    gatewayPort = port;
  }

  private LambdaHost lambda() {
    return new LambdaHost(
        works.functions,
        works.calls,
        works.asyncCalls,
        () -> URI.create("http://" + Doors.LOOPBACK + ":" + gatewayPort),
        works.config.platform(),
        works.config.clock(),
        machinery.threads());
  }

  /** What the port does beside the clouds' own APIs. */
  List<ControlRoute> routes() {
    return resources().stream().flatMap(it -> it.routes().stream()).toList();
  }

  private List<ControlResource> resources() {
    var config = works.config;
    var journal = works.ledger.journal();
    return List.of(
        new FunctionResource(works.functions, config.isolation()),
        new InvocationResource(works.calls, works.asyncCalls),
        new SourceResource(works.sources, config.clock()),
        new LogResource(works.log, works.functions),
        new MetricsResource(works.metrics, new Overview(works.functions, journal, config.clock())),
        new ScheduleResource(works.schedules),
        new FaultResource(config.conditions().faults(), works.functions),
        publishing(),
        new OpenApiResource(),
        new DeadResource(works.ledger.deadLetters()),
        new StopResource(stop));
  }

  private PublishResource publishing() {
    return new PublishResource(
        works.publishing,
        works.functions,
        works.calls.lineage(),
        works.sources,
        works.config.clock());
  }
}
