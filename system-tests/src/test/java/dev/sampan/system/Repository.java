// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A Maven repository with what this build made, before the user's own. It lies outside {@code
 * target}: what Maven downloads into it is still there after {@code clean}.
 */
final class Repository {

  private static final Path HEAD = Checkout.own(".repository");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern ARTIFACT =
      Pattern.compile("(?s)(?:</parent>|</modelVersion>).*?<artifactId>([^<]+)</artifactId>");
  private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");
  private static boolean filled;

  private Repository() {}

  /** The environment in which Maven uses it; fills it first. */
  static synchronized Map<String, String> environment() throws IOException {
    if (!filled) {
      fill();
      filled = true;
    }
    var tail = System.getProperty("sampan.repository");
    return Map.of("MAVEN_ARGS", "-Dmaven.repo.local=" + HEAD + " -Dmaven.repo.local.tail=" + tail);
  }

  private static void fill() throws IOException {
    var ours = HEAD.resolve("dev/sampan");
    delete(ours);
    install(ours, Checkout.root());
    var modules = MODULE.matcher(Files.readString(Checkout.root().resolve("pom.xml")));
    while (modules.find()) {
      install(ours, Checkout.root().resolve(modules.group(1)));
    }
  }

  private static void install(Path ours, Path module) throws IOException {
    var pom = module.resolve("pom.xml");
    var artifact = artifact(Files.readString(pom));
    var version = System.getProperty("sampan.version");
    var target = Files.createDirectories(ours.resolve(artifact).resolve(version));
    var name = artifact + "-" + version;
    Files.copy(pom, target.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
    for (var from : List.of("target", "target/dist/lib")) {
      var jar = module.resolve(from).resolve(name + ".jar");
      if (Files.exists(jar)) {
        Files.copy(jar, target.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static String artifact(String pom) {
    var own = PARENT.matcher(pom).replaceFirst("");
    var found = ARTIFACT.matcher(own);
    if (!found.find()) {
      throw new IllegalArgumentException("a POM without an artifactId");
    }
    return found.group(1);
  }

  static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var all = Files.walk(directory)) {
        for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
