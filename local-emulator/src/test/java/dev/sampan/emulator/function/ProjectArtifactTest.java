// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.function.ProjectArtifact.Made;
import dev.sampan.emulator.function.ProjectArtifact.Places;
import dev.sampan.emulator.instance.PublishAccess;
import dev.sampan.platform.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectArtifactTest {

  @TempDir private Path directory;
  private Path revision;
  private ProjectArtifact artifact;

  @BeforeEach
  void compile() throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), "functions: { any: { command: [any] } }");
    var classes = Files.createDirectory(directory.resolve("classes"));
    Files.writeString(classes.resolve("any.txt"), "any");
    revision = directory.resolve("revision");
    var places =
        new Places(
            directory,
            directory,
            directory,
            List.of(classes),
            directory,
            Map.of(),
            Map.of(),
            new PublishAccess());
    var made = new Made(revision.resolve("index"), revision.resolve("copies"), null);
    artifact = new ProjectArtifact(Manifest.read(directory), places, made);
  }

  @Test
  void runs_a_copy_of_the_classes() throws Exception {
    assertThat(artifact.common())
        .containsExactly(revision.resolve("index"), revision.resolve("copies/0"));
    assertThat(revision.resolve("copies/0/any.txt")).hasContent("any");
  }

  @Test
  void makes_nothing_any_more_once_it_is_released() throws Exception {
    artifact.release();

    assertThat(artifact.prepare()).isEmpty();
    assertThat(artifact.common()).isEmpty();
    assertThat(revision).doesNotExist();
  }
}
