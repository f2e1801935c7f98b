// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a wrapper script that plays Maven and counts how often it is asked. */
final class MavenClassPathTest {

  @TempDir Path project;
  private MavenClassPath classPath;

  @BeforeEach
  void project() throws IOException {
    Files.writeString(project.resolve("pom.xml"), "<project/>");
    Files.createFile(project.resolve("a.jar"));
    classPath = new MavenClassPath(project, project.resolve(".sampan"), project);
  }

  @Test
  void asks_maven_once_until_the_pom_changes() throws IOException {
    maven("printf %s \"$PWD/a.jar\" > \"$target\"");

    assertThat(classPath.jars()).containsExactly(project.toRealPath().resolve("a.jar"));
    assertThat(classPath.jars()).hasSize(1);
    assertThat(asked()).isEqualTo("-o\n");

    Files.writeString(project.resolve("pom.xml"), "<project><!-- other --></project>");
    assertThat(classPath.jars()).hasSize(1);
    assertThat(asked()).isEqualTo("-o\n-o\n");
  }

  @Test
  void asks_again_when_a_jar_is_gone() throws IOException {
    maven("printf %s \"$PWD/a.jar\" > \"$target\"");
    classPath.jars();
    Files.delete(project.resolve("a.jar"));

    classPath.jars();

    assertThat(asked()).isEqualTo("-o\n-o\n");
  }

  @Test
  void goes_online_where_offline_does_not_do() throws IOException {
    maven("[ \"$1\" != -o ] || exit 1\nprintf %s \"$PWD/a.jar\" > \"$target\"");

    assertThat(classPath.jars()).hasSize(1);
    assertThat(asked()).isEqualTo("-o\n-q\n");
  }

  @Test
  void says_what_to_do_when_maven_fails() throws IOException {
    maven("echo no such artifact\nexit 1");

    assertThatThrownBy(classPath::jars)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(project.toString())
        .hasMessageContaining("mvn compile")
        .hasMessageContaining("no such artifact");
  }

  private void maven(String script) throws IOException {
    var wrapper = project.resolve("mvnw");
    Files.writeString(
        wrapper,
        "#!/bin/sh\necho \"$1\" >> asked\nfor each; do case $each in\n"
            + "-Dmdep.outputFile=*) target=${each#*=} ;; esac; done\n"
            + script
            + "\n");
    assertThat(wrapper.toFile().setExecutable(true)).isTrue();
  }

  private String asked() throws IOException {
    return Files.readString(project.resolve("asked"));
  }
}
