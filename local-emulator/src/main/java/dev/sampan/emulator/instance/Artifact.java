// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import dev.sampan.emulator.isolation.Allowance;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The built project, as far as starting it needs to know. Thread-safe. */
public interface Artifact {

  /** The project's directory; instances run there. */
  Path directory();

  /** The class path of an instance on this platform; may run Maven, once. */
  List<Path> classPath(Platform platform);

  /** The size of all that {@link #classPath} names. */
  default long bytes(Platform platform) {
    return classPath(platform).stream().mapToLong(Artifact::bytes).sum();
  }

  private static long bytes(Path path) {
    try (var files = Files.walk(path)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException | UncheckedIOException e) {
      // What is not there takes no room.
      return 0;
    }
  }

  /** The program that runs Java. */
  Path java();

  /** Variables that every instance gets, such as {@code PATH}. */
  Map<String, String> environment();

  /** What is special about the instances of one function, by its name; by default nothing. */
  default Tuning tuning(String function) {
    return Tuning.NONE;
  }

  /**
   * What lets an instance of a function reach the emulator: to publish, if the function says it
   * does, and to send to WebSocket connections.
   */
  default Map<String, String> publishing(Platform platform, FunctionSpec function) {
    return Map.of();
  }

  /** Nobody will start an instance of it any more, and none that was started is left. */
  default void release() {}

  /**
   * How an instance of a function is started: by its own command line, or by an adapter's main
   * class on the project's class path.
   *
   * @param platform where
   * @param function the function as it is there
   * @param main the adapter's main class
   * @param variables what the platform sets
   * @param home the private directory of the instance
   */
  default ProcessSpec process(
      Platform platform,
      FunctionSpec function,
      String main,
      Map<String, String> variables,
      Path home) {
    var command = function.command();
    return new ProcessSpec(
        command.isEmpty() ? javaCommand(platform, function, main, home) : command,
        directory(),
        environment(platform, function, variables, home),
        command.isEmpty() ? new JavaProgram(classPath(platform), main) : null,
        ports(publishing(platform, function)));
  }

  private static Ports ports(Map<String, String> publishing) {
    var own = publishing.get(PublishAccess.URL);
    var url = own == null ? publishing.get(PublishAccess.CONNECTIONS_URL) : own;
    return url == null ? Ports.NONE : Ports.NONE.asking(URI.create(url).getPort());
  }

  /** The virtual machine sizes itself as on a machine with what the instance has. */
  private List<String> javaCommand(
      Platform platform, FunctionSpec function, String main, Path home) {
    var classPath = new ArrayList<String>();
    classPath(platform).forEach(it -> classPath.add(it.toString()));
    var allowance = Allowance.of(platform, function);
    var line = new ArrayList<String>();
    line.add(java().toString());
    line.add("-XX:MaxRAM=" + allowance.memoryMiB() + "m");
    line.add("-XX:ActiveProcessorCount=" + allowance.wholeProcessors());
    line.addAll(tuning(function.name()).virtualMachine());
    line.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
    line.add("-Xlog:startuptime:file=" + home.resolve(StartupLog.FILE) + ":timemillis");
    line.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), main));
    return line;
  }

  private Map<String, String> environment(
      Platform platform, FunctionSpec function, Map<String, String> variables, Path home) {
    var all = new TreeMap<String, String>();
    function.settings().forEach((name, value) -> all.put(variable(name), value));
    all.putAll(environment());
    all.putAll(tuning(function.name()).environment(function));
    all.put("HOME", home.toString());
    all.put("JAVA_HOME", java().resolve("../..").normalize().toString());
    all.put("TMPDIR", home.resolve("tmp").toString());
    all.put("SAMPAN_FUNCTION", function.name());
    all.putAll(publishing(platform, function));
    all.put("SAMPAN_HOST", "127.0.0.1");
    all.put("SAMPAN_STARTUP_TIMES", home.resolve(StartupLog.OWN_FILE).toString());
    all.putAll(variables);
    // A platform's own locale may not be installed here; one that is asked for by name is.
    Optional.ofNullable(environment().get("LC_ALL")).ifPresent(it -> all.put("LC_ALL", it));
    return all;
  }

  /**
   * The name of the variable that carries a setting: {@code orders.max-size} is ORDERS_MAX_SIZE.
   */
  static String variable(String setting) {
    return setting.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
