// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.request.EventRequest;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.Platform;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A debugger, attached to a function while an emulator runs it. */
final class DebugTest {

  private static final String MANIFEST =
      """
      functions:
        says:
          handler: compiled.Says
          timeout: 2s
          triggers:
            - http: { routes: ["GET /says"] }
      """;

  @TempDir Path directory;
  private Path classes;
  private TestProject project;

  @BeforeEach
  void compile() throws Exception {
    classes = directory.resolve("target/classes");
    CompiledClass.says("one", classes);
    project = new TestProject(directory, MANIFEST);
  }

  @ParameterizedTest
  @EnumSource
  void a_call_that_is_held_does_not_time_out(Platform platform) throws Exception {
    try (var emulator = Emulator.start(config(platform))) {
      var machine = attach(emulator);
      machine.suspend();
      var held = call(emulator, platform);

      assertThatThrownBy(() -> held.get(2500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      machine.resume();

      assertThat(held.get(1, TimeUnit.MINUTES).value().body().text()).isEqualTo("one");
      assertThat(project.lines).noneSatisfy(it -> assertThat(it.text()).contains("dt_socket"));
      machine.dispose();
    }
  }

  @Test
  void a_server_that_keeps_the_time_itself_waits_at_a_breakpoint() throws Exception {
    var platform = Platform.CLOUDRUN;
    try (var emulator = Emulator.start(config(platform))) {
      assertThat(call(emulator, platform).get(1, TimeUnit.MINUTES).value().status()).isEqualTo(200);
      var machine = attach(emulator);
      breakAt(machine, "handle");
      var held = call(emulator, platform);
      var stopped = machine.eventQueue().remove();

      assertThatThrownBy(() -> held.get(2500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      stopped.resume();

      assertThat(held.get(1, TimeUnit.MINUTES).value().body().text()).isEqualTo("one");
      machine.dispose();
    }
  }

  /** Stops the thread that gets there, and no other. */
  private static void breakAt(VirtualMachine machine, String method) {
    var type = machine.classesByName("compiled.Says").get(0);
    var place = type.methodsByName(method).get(0).location();
    var request = machine.eventRequestManager().createBreakpointRequest(place);
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
  }

  @Test
  void the_port_stays_when_the_instance_is_replaced() throws Exception {
    try (var emulator = Emulator.start(config(Platform.LAMBDA).watching())) {
      var before = attach(emulator);
      CompiledClass.says("two", classes);
      project.await(EmulatorEvent.Reloaded.class);
      project.await(EmulatorEvent.InstanceEnded.class);

      assertThatThrownBy(() -> waitForEnd(before)).isInstanceOf(VMDisconnectedException.class);
      var after = attach(emulator);
      assertThat(after.allThreads()).isNotEmpty();
      after.dispose();
      assertThat(call(emulator, Platform.LAMBDA).get(1, TimeUnit.MINUTES).value().body().text())
          .isEqualTo("two");
    }
  }

  @Test
  void a_debugger_can_leave_and_come_back() throws Exception {
    try (var emulator = Emulator.start(config(Platform.LAMBDA))) {
      attach(emulator).dispose();

      var again = attach(emulator);

      assertThat(again.allThreads()).isNotEmpty();
      again.dispose();
    }
  }

  @Test
  void a_debugged_function_has_one_instance_for_all_calls() throws Exception {
    try (var emulator = Emulator.start(config(Platform.LAMBDA))) {
      var calls = new ArrayList<CompletableFuture<Invoked<HttpResponse>>>();
      for (var count = 0; count < 4; count++) {
        calls.add(call(emulator, Platform.LAMBDA));
      }
      for (var each : calls) {
        assertThat(each.get(1, TimeUnit.MINUTES).value().status()).isEqualTo(200);
      }

      assertThat(emulator.instances()).singleElement().returns(4, it -> it.served());
      assertThat(emulator.instances().get(0).note()).contains("debugged");
    }
  }

  @Test
  void a_port_that_is_in_use_is_named() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();
      var config = config(Platform.LAMBDA).withDebugPorts(Map.of("says", port));

      assertThatThrownBy(() -> Emulator.start(config))
          .isInstanceOf(BindException.class)
          .hasMessageContaining(Integer.toString(port))
          .hasMessageContaining("debuggers");
    }
  }

  private EmulatorConfig config(Platform platform) {
    var classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(TestProject.classPath());
    return project.config(platform).withClassPath(classPath).withDebugPorts(Map.of("says", 0));
  }

  private static CompletableFuture<Invoked<HttpResponse>> call(
      Emulator emulator, Platform platform) {
    return emulator.calls().http(platform, "says", HttpRequest.of("GET", "/says"));
  }

  private static VirtualMachine attach(Emulator emulator) throws Exception {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(it -> it.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    var arguments = connector.defaultArguments();
    Objects.requireNonNull(arguments.get("hostname")).setValue("127.0.0.1");
    var port = Objects.requireNonNull(emulator.debugPorts().get("says"));
    Objects.requireNonNull(arguments.get("port")).setValue(Integer.toString(port));
    return connector.attach(arguments);
  }

  private static void waitForEnd(VirtualMachine machine) throws InterruptedException {
    while (true) {
      machine.eventQueue().remove();
    }
  }
}
