// SPDX-License-Identifier: Apache-2.0
package dev.sampan.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.platform.manifest.Finding;
import dev.sampan.platform.manifest.ManifestException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexingTest {

  private final List<Finding> warnings = new ArrayList<>();

  @TempDir Path dir;

  @Test
  void writes_the_index_among_the_classes() throws Exception {
    write("handler: " + Greeting.class.getName());

    indexing().run(warnings::add);

    assertThat(dir.resolve("classes/META-INF/sampan/functions.properties"))
        .content()
        .contains("functions.hello.handler=" + Greeting.class.getName() + "\n")
        .contains("functions.hello.input=java.lang.String\n");
    assertThat(warnings).isEmpty();
  }

  @Test
  void fails_with_every_error_and_writes_nothing() throws Exception {
    write("handler: a.Missing", "middleware: [a.Absent]");

    assertThatThrownBy(() -> indexing().run(warnings::add))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("a.Missing")
        .hasMessageContaining("a.Absent");
    assertThat(dir.resolve("classes")).doesNotExist();
  }

  @Test
  void passes_warnings_on() throws Exception {
    write(
        "handler: " + Greeting.class.getName(),
        "triggers: [ { queue: { source: news, order: per-key } } ]");

    indexing("scf").run(warnings::add);

    assertThat(warnings).extracting(Finding::line).isNotEmpty().containsOnly(4);
  }

  @Test
  void checks_the_platforms_that_are_asked_for() throws Exception {
    write("handler: " + Greeting.class.getName(), "timeout: 30m");

    indexing("cloudrun").run(warnings::add);

    assertThatThrownBy(() -> indexing().run(warnings::add))
        .hasMessageContaining("1s to 900s on lambda");
  }

  @Test
  void names_a_platform_that_there_is_not() {
    assertThatThrownBy(() -> indexing("azure"))
        .hasMessage("sampan.platforms names \"azure\"; there are lambda, scf and cloudrun");
  }

  private Indexing indexing(String... platforms) {
    var classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    return Indexing.of(
        dir.resolve("sampan.yaml"), classPath, dir.resolve("classes"), List.of(platforms));
  }

  private void write(String... lines) throws Exception {
    var body = "    " + String.join("\n    ", lines) + "\n";
    Files.writeString(dir.resolve("sampan.yaml"), "functions:\n  hello:\n" + body);
  }

  static final class Greeting implements Handler<String, String> {
    @Override
    public String handle(String name, Context context) {
      return "Hello, " + name;
    }
  }
}
