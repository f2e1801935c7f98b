// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runtime dependencies of a Maven project, asked of Maven once and then kept until a POM
 * changes.
 */
final class MavenClassPath {

  private static final String GOAL =
      "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath";

  private final Path project;
  private final Path cache;
  private final Path sampan;

  MavenClassPath(Path project, Path cache, Path sampan) {
    this.project = project;
    this.cache = cache;
    this.sampan = sampan;
  }

  /**
   * The jars.
   *
   * @throws IOException if Maven cannot tell; the message says what to do
   */
  List<Path> jars() throws IOException {
    var kept = cache.resolve("classpath-" + hash(poms(project)) + ".txt");
    var known = read(kept);
    if (Files.exists(kept) && known.stream().allMatch(Files::exists)) {
      return known;
    }
    Files.createDirectories(cache);
    var offline = run(kept, List.of("-o"));
    if (!offline.isEmpty()) {
      var online = run(kept, List.of());
      if (!online.isEmpty()) {
        throw failure(online);
      }
    }
    return read(kept);
  }

  /** Whether an answer of Maven is kept here; a changed POM makes it useless. */
  static boolean kept(Path cache) {
    String[] answers = cache.toFile().list((directory, name) -> name.startsWith("classpath-"));
    return answers != null && answers.length > 0;
  }

  private IOException failure(String output) {
    return new IOException(
        "Maven cannot tell the class path of "
            + project
            + "; run 'mvn compile' there and see that it works, or give a class path\n"
            + output);
  }

  /** The project's POM and those above it, from which it may inherit. */
  static List<Path> poms(Path project) {
    var poms = new ArrayList<Path>();
    for (var at = project; at != null; at = at.getParent()) {
      var pom = at.resolve("pom.xml");
      if (!Files.isRegularFile(pom)) {
        break;
      }
      poms.add(pom);
    }
    return poms;
  }

  private static String hash(List<Path> poms) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var pom : poms) {
        digest.update(Files.readAllBytes(pom));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    var text = Files.readString(file).strip();
    return Stream.of(text.split(java.io.File.pathSeparator, -1))
        .filter(it -> !it.isEmpty())
        .map(Path::of)
        .toList();
  }

  /** What Maven printed if it failed; empty if it wrote the file. */
  private String run(Path target, List<String> options) throws IOException {
    var command = new ArrayList<String>();
    command.add(maven());
    command.addAll(options);
    command.addAll(
        List.of("-q", "-B", GOAL, "-DincludeScope=runtime", "-Dmdep.outputFile=" + target));
    var process =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      var well = process.waitFor() == 0 && Files.exists(target);
      return well ? "" : "mvn failed: " + output;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Maven ran", e);
    }
  }

  /** The project's own wrapper, or one above it, or Sampan's, or what the path has. */
  private String maven() {
    return wrapper(project).or(() -> wrapper(sampan)).map(Path::toString).orElse("mvn");
  }

  private static Optional<Path> wrapper(Path below) {
    return Stream.iterate(below, Objects::nonNull, Path::getParent)
        .map(it -> it.resolve("mvnw"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
