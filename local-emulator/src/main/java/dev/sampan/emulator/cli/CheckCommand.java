// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import dev.sampan.emulator.function.ProjectArtifact;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Finding;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestCheck;
import dev.sampan.platform.manifest.ManifestException;
import dev.sampan.platform.manifest.Severity;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sampan check [DIR]}: checks a manifest and its handlers against each platform. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Check the manifest and the handlers against each platform.",
    footer = {
      "",
      "Exit codes: 0 every function can run; 1 one cannot; 2 wrong usage.",
      "The project's classes are looked at as they were last built; none of their code runs."
    })
final class CheckCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Path directory;
  private final Path home;

  // picocli sets it before it calls the command.
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @ArgGroup private ProjectArgument project = new ProjectArgument();

  @Option(
      names = {"-p", "--platform"},
      paramLabel = "PLATFORM",
      split = ",",
      description = "Check against lambda, scf or cloudrun only; by default against all.")
  private List<String> platforms = List.of();

  @Option(names = "--json", description = "Print the findings as JSON.")
  private boolean json;

  /** A command that takes relative paths from this directory. */
  CheckCommand(Terminal terminal, Path directory, Path home) {
    this.terminal = terminal;
    this.directory = directory;
    this.home = home;
  }

  @Override
  public Integer call() {
    var wanted = wanted();
    var file = project.in(directory);
    var findings = findings(file, wanted);
    if (json) {
      new FindingsJson(file, findings).print(terminal.out());
    } else {
      print(file, findings, wanted);
    }
    terminal.out().flush();
    return findings.stream().anyMatch(Finding::refuses) ? 1 : 0;
  }

  private Set<Platform> wanted() {
    var wanted = EnumSet.noneOf(Platform.class);
    for (var id : platforms) {
      wanted.add(Platform.of(id).orElseThrow(() -> unknown(id)));
    }
    return wanted.isEmpty() ? EnumSet.allOf(Platform.class) : wanted;
  }

  private ParameterException unknown(String id) {
    return new ParameterException(
        spec.commandLine(), "No platform '" + id + "'. Known are: lambda, scf, cloudrun.");
  }

  private List<Finding> findings(Path file, Set<Platform> platforms) {
    try {
      var manifest = Manifest.read(file);
      try (var loader = loader(manifest.file().toAbsolutePath().resolveSibling(".").normalize())) {
        return ManifestCheck.check(manifest, loader, platforms);
      }
    } catch (ManifestException e) {
      return e.findings();
    } catch (IOException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  private URLClassLoader loader(Path project) throws IOException {
    var paths = ProjectArtifact.classPath(project, project.resolve(".sampan"), home);
    var urls = new URL[paths.size()];
    for (var i = 0; i < urls.length; i++) {
      urls[i] = paths.get(i).toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private void print(Path file, List<Finding> findings, Set<Platform> wanted) {
    for (var finding : findings) {
      terminal.out().println(painted(finding));
    }
    var on = String.join(", ", wanted.stream().map(Platform::id).toList());
    var counts =
        count(findings, Severity.ERROR)
            + (findings.stream().anyMatch(it -> it.severity() == Severity.REFUSAL)
                ? ", " + count(findings, Severity.REFUSAL)
                : "")
            + ", "
            + count(findings, Severity.WARNING)
            + ", "
            + count(findings, Severity.NOTE);
    terminal.out().println(file + " on " + on + ": " + counts + ".");
  }

  private String painted(Finding finding) {
    var word = finding.severity().name().toLowerCase(Locale.ROOT) + ":";
    return finding.toString().replaceFirst(": " + word, ": " + colour(finding.severity(), word));
  }

  private String colour(Severity severity, String word) {
    return switch (severity) {
      case ERROR, REFUSAL -> terminal.red(word);
      case WARNING -> terminal.yellow(word);
      case NOTE -> terminal.dim(word);
    };
  }

  private static String count(List<Finding> findings, Severity severity) {
    var count = findings.stream().filter(finding -> finding.severity() == severity).count();
    var word = severity.name().toLowerCase(Locale.ROOT);
    return count == 0 ? "no " + word + "s" : count + " " + word + (count == 1 ? "" : "s");
  }
}
