// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.emulator.instance.Artifact;
import dev.sampan.emulator.instance.PrivateDirectory;
import dev.sampan.emulator.instance.PublishAccess;
import dev.sampan.emulator.instance.Tuning;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Finding;
import dev.sampan.platform.manifest.FunctionIndex;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project on disk: its classes, its dependencies, a fresh index of its functions, and the
 * platform's adapter if the project does not bring one. Thread-safe; nothing is read before it is
 * needed.
 */
public final class ProjectArtifact implements Artifact {

  /**
   * Where things are.
   *
   * @param project the project's directory
   * @param state where the emulator keeps its files for this project
   * @param adapters a directory with one directory of jars for each platform
   * @param classPath the project's class path; null to take {@code target/classes} and ask Maven
   * @param java the program that runs Java
   * @param environment variables that every instance gets
   * @param tunings what is special about the instances of some functions, by their names
   * @param publishing gives instances leave to publish
   */
  public record Places(
      Path project,
      Path state,
      Path adapters,
      @Nullable List<Path> classPath,
      Path java,
      Map<String, String> environment,
      Map<String, Tuning> tunings,
      PublishAccess publishing) {}

  /**
   * What is made for one revision of the project.
   *
   * @param index where the fresh index goes
   * @param copies where copies of the directories of the class path go, so that a build does not
   *     change the classes of instances that run; null to run them as they are
   * @param before the copies of the revision before, whose files are taken over where they are the
   *     same; null if there are none
   */
  public record Made(Path index, @Nullable Path copies, @Nullable Path before) {}

  private final Object lock = new Object();
  private final Manifest manifest;
  private final Places places;
  private final Made made;
  private @Nullable List<Path> common;
  private List<Finding> findings = List.of();
  private boolean released;

  /** The project with the given manifest. */
  public ProjectArtifact(Manifest manifest, Places places, Made made) {
    this.manifest = manifest;
    this.places = places;
    this.made = made;
  }

  @Override
  public Path directory() {
    return places.project();
  }

  @Override
  public Path java() {
    return places.java();
  }

  @Override
  public Map<String, String> environment() {
    return places.environment();
  }

  @Override
  public Tuning tuning(String function) {
    return places.tunings().getOrDefault(function, Tuning.NONE);
  }

  @Override
  public Map<String, String> publishing(Platform platform, FunctionSpec function) {
    var all = new HashMap<String, String>();
    if (platform == Platform.LAMBDA && manifest.hasWebSockets()) {
      all.putAll(places.publishing().connections());
      all.keySet().removeAll(places.environment().keySet());
    }
    all.putAll(places.publishing().variables(platform, function));
    return all;
  }

  /** Deletes what was made for this revision, once it is made; nothing is made any more. */
  @Override
  public void release() {
    synchronized (lock) {
      released = true;
      if (made.copies() != null) {
        PrivateDirectory.delete(made.copies());
        PrivateDirectory.delete(made.index());
        delete(made.copies().getParent());
      }
    }
  }

  /** What else is in it, it is left for. */
  private static void delete(@Nullable Path directory) {
    try {
      if (directory != null) {
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public List<Path> classPath(Platform platform) {
    try {
      var all = new ArrayList<>(common());
      all.addAll(new AdapterJars(places.adapters()).jars(platform, all));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * The project's own class path: the fresh index first, as it is newer than a packaged one.
   *
   * @throws IOException if Maven cannot tell it, or the index cannot be written; the message says
   *     what to do
   */
  public List<Path> common() throws IOException {
    synchronized (lock) {
      if (common == null && !released) {
        var own = copied(sources());
        var all = new ArrayList<Path>();
        all.add(index(own));
        all.addAll(own);
        common = List.copyOf(all);
      }
      return common == null ? List.of() : common;
    }
  }

  /**
   * Makes ready what instances need.
   *
   * @return what keeps handlers from being used, each with its line of the manifest
   * @throws IOException as {@link #common}
   */
  public List<Finding> prepare() throws IOException {
    var unused = common();
    synchronized (lock) {
      return findings;
    }
  }

  /**
   * The class path as the project has it: its classes and its libraries.
   *
   * @throws IOException if Maven cannot tell; the message says what to do
   */
  public List<Path> sources() throws IOException {
    return places.classPath() == null
        ? classPath(places.project(), places.state(), places.adapters())
        : places.classPath();
  }

  /**
   * The files and directories that make up the project: when one of them changes, it is another
   * revision.
   *
   * @throws IOException as {@link #common}
   */
  public List<Path> followed() throws IOException {
    var all = new ArrayList<Path>();
    all.add(manifest.file());
    all.addAll(MavenClassPath.poms(places.project()));
    all.addAll(sources());
    return all;
  }

  private List<Path> copied(List<Path> sources) throws IOException {
    return made.copies() == null
        ? sources
        : new ClassCopies(made.copies(), made.before()).of(sources);
  }

  /**
   * The class path of a project as it was last built: its classes, and what Maven adds to them.
   *
   * @param project the project's directory
   * @param state where the answer of Maven is kept
   * @param sampan where Sampan is, whose Maven is asked if the project has none
   * @throws IOException if Maven cannot tell; the message says what to do
   */
  public static List<Path> classPath(Path project, Path state, Path sampan) throws IOException {
    var all = new ArrayList<Path>();
    all.add(project.resolve("target/classes"));
    if (Files.exists(project.resolve("pom.xml"))) {
      all.addAll(new MavenClassPath(project, state, sampan).jars());
    }
    return all;
  }

  /** Whether Maven need not be asked for a project's libraries. */
  public static boolean knowsLibraries(Path project, Path state) {
    return !Files.exists(project.resolve("pom.xml")) || MavenClassPath.kept(state);
  }

  private Path index(List<Path> own) throws IOException {
    var directory = made.index();
    try (var loader = new URLClassLoader(urls(own), getClass().getClassLoader())) {
      // What is wrong with a handler its own instance says, as it would in the cloud.
      findings = FunctionIndex.writeWhatIsKnown(manifest, loader, directory);
    }
    return directory;
  }

  private static URL[] urls(List<Path> paths) throws MalformedURLException {
    var urls = new ArrayList<URL>();
    for (var path : paths) {
      urls.add(path.toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
