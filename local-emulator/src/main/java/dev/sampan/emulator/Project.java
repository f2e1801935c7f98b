// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import dev.sampan.emulator.function.Functions;
import dev.sampan.emulator.function.ProjectArtifact;
import dev.sampan.emulator.function.ProjectArtifact.Made;
import dev.sampan.emulator.instance.PublishAccess;
import dev.sampan.emulator.instance.Tuning;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.reload.FileChange;
import dev.sampan.emulator.reload.FileWatch;
import dev.sampan.emulator.schedule.Alarm;
import dev.sampan.platform.manifest.Finding;
import dev.sampan.platform.manifest.Manifest;
import dev.sampan.platform.manifest.ManifestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The project that an emulator runs, and its way from one revision to the next. Thread-safe. */
final class Project implements AutoCloseable {

  private final EmulatorConfig config;
  private final RunDirectory directory;
  private final PublishAccess publishing;
  private final Map<String, Tuning> tunings;
  private volatile ProjectArtifact artifact;
  private volatile int revision = 1;
  private volatile List<Path> followed = List.of();
  private final Complaints complaints;
  private final InvocationListener listener;
  private @Nullable FileWatch watch;

  /**
   * The project as it is now.
   *
   * @param tunings what is special about the instances of some functions
   * @param publishing what instances that publish are given
   */
  Project(
      EmulatorConfig config,
      RunDirectory directory,
      Map<String, Tuning> tunings,
      PublishAccess publishing,
      Manifest manifest,
      InvocationListener listener,
      Alarm alarm) {
    this.tunings = tunings;
    this.listener = listener;
    this.complaints = new Complaints(alarm, this::keep);
    this.config = config;
    this.publishing = publishing;
    this.directory = directory;
    this.artifact = artifact(manifest, 1);
  }

  ProjectArtifact artifact() {
    return artifact;
  }

  private ProjectArtifact artifact(Manifest manifest, int number) {
    var places =
        new ProjectArtifact.Places(
            config.project(),
            RunDirectory.shared(config.project()),
            config.adapters(),
            config.classPath(),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            config.environment(),
            tunings,
            publishing);
    return new ProjectArtifact(manifest, places, made(number));
  }

  private Made made(int number) {
    var home = directory.revision(number);
    var index = config.index() == null ? home.resolve("index") : config.index();
    return config.isWatching()
        ? new Made(
            index, home.resolve("classes"), directory.revision(number - 1).resolve("classes"))
        : new Made(index, null, null);
  }

  /**
   * Says what keeps handlers from being used, such as classes that are not there, though no
   * instance is wanted yet: each of them would say it only of itself.
   */
  void look() {
    try {
      var reasons = artifact.prepare().stream().map(Finding::toString).toList();
      complaints.known(reasons);
      reasons.forEach(this::trouble);
    } catch (IOException | UncheckedIOException e) {
      trouble(String.valueOf(e.getMessage()));
    }
  }

  private void trouble(String text) {
    listener.happened(new EmulatorEvent.Troubled(config.clock().instant(), text));
  }

  /**
   * Puts changes of the project into force from now on.
   *
   * @throws IOException if the files cannot be followed
   */
  void follow(Functions functions) throws IOException {
    followed = artifact.followed();
    watch = FileWatch.start(() -> followed, config.clock(), change -> reload(functions, change));
  }

  private void reload(Functions functions, FileChange change) {
    try {
      var manifest = Manifest.read(config.project());
      var next = artifact(manifest, functions.revision() + 1);
      var findings = next.prepare();
      if (!findings.isEmpty()) {
        next.release();
        complaints.tellLater(findings.stream().map(Finding::toString).toList());
        return;
      }
      followed = next.followed();
      artifact = next;
      functions.replace(manifest, next);
      complaints.known(List.of());
      revision = functions.revision();
      var now = config.clock().instant();
      var took = Duration.between(change.last(), now);
      listener.happened(
          new EmulatorEvent.Reloaded(now, functions.revision(), change.files(), took));
    } catch (ManifestException e) {
      complaints.tell(e.findings().stream().map(Finding::toString).toList());
    } catch (IOException | UncheckedIOException e) {
      complaints.tell(List.of(String.valueOf(e.getMessage())));
    }
  }

  private void keep(List<String> reasons) {
    var now = config.clock().instant();
    listener.happened(new EmulatorEvent.ReloadFailed(now, revision, reasons));
  }

  /** Waits until nothing is being made of it, and from then on nothing is. */
  void release() {
    artifact.release();
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
  }
}
