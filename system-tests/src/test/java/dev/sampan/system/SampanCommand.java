// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The command {@code sampan} as its launcher starts it, in a copy of this checkout: what it keeps
 * beside the example must not meet what a developer's own runs keep there.
 */
final class SampanCommand {

  private static final Path HOME = Checkout.own("target/checkout");
  private static final Path ARCHIVE = HOME.resolve("sampan.jsa");
  private static boolean copied;

  private SampanCommand() {}

  /** The copy of this checkout. */
  static synchronized Path home() throws IOException, InterruptedException {
    if (!copied) {
      Repository.delete(HOME);
      copy();
      archive();
      copied = true;
    }
    return HOME;
  }

  /** The example in the copy. */
  static Path example() throws IOException, InterruptedException {
    return home().resolve("examples/orders");
  }

  /** The command with the given arguments, in a directory. */
  static Program of(Path directory, List<String> arguments)
      throws IOException, InterruptedException {
    return of(directory, List.of(), arguments);
  }

  /** The same with further options of the virtual machine. */
  static Program of(Path directory, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    home();
    var all = new ArrayList<>(options);
    all.addAll(List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto"));
    return run(directory, all, arguments);
  }

  private static Program run(Path directory, List<String> options, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Checkout.java().toString());
    command.addAll(options);
    command.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Xms40m", "-Xmn16m"));
    command.add("-Dsun.misc.unsafe.memory.access=allow");
    command.addAll(List.of("-Dsampan.home=" + HOME, "-Dsampan.terminal=false"));
    command.addAll(List.of("-cp", HOME.resolve("local-emulator/target/dist/lib") + "/*"));
    command.add("dev.sampan.emulator.cli.Main");
    command.addAll(arguments);
    return Program.of(directory, command).with(Repository.environment());
  }

  /** Processes whose command line names the given directory. */
  static List<ProcessHandle> processes(Path directory) {
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().commandLine().orElse("").contains(directory.toString()))
        .toList();
  }

  /** As the launcher does: it halves the start of the command. */
  private static void archive() throws IOException, InterruptedException {
    var made = run(HOME, List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE), List.of("warm-up")).run();
    if (!Files.exists(ARCHIVE)) {
      throw new IOException("no archive of classes: " + made);
    }
  }

  private static void copy() throws IOException {
    for (var file : List.of("pom.xml", "mvnw", ".mvn", "docs", "examples")) {
      copy(Checkout.root().resolve(file), HOME.resolve(file));
    }
    var dist = HOME.resolve("local-emulator/target/dist");
    copy(Checkout.dist(), dist);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    try (var all = Files.walk(from)) {
      for (var file : all.filter(it -> !it.toString().contains("/.sampan")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
