// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project made from the archetype by the README's own command line, built and served. */
final class ArchetypeTest {

  @TempDir private static Path directory;
  private static Path project = Path.of("");

  @BeforeAll
  static void generate_and_build() throws Exception {
    var line = Documents.line("archetype:generate");
    var generated = maven(directory, line.words().subList(1, line.words().size()));
    assertThat(generated.exit()).as(generated.out() + generated.err()).isZero();
    project = directory.resolve(Documents.value(line, "-DartifactId="));

    var built = maven(project, List.of("-B", "verify"));
    assertThat(built.exit()).as(built.out() + built.err()).isZero();
    assertThat(built.out()).containsPattern("Tests run: [1-9]");
  }

  @Test
  void leaves_a_zip_for_managed_lambda() throws IOException {
    try (var zip = new ZipFile(target("-lambda.zip").toFile())) {
      var names = zip.stream().map(ZipEntry::getName).toList();

      assertThat(names)
          .contains("com/example/Greet.class", "META-INF/sampan/functions.properties")
          .anyMatch(it -> it.startsWith("lib/sampan-lambda-"))
          .anyMatch(it -> it.startsWith("lib/sampan-runtime-"))
          .noneMatch(it -> it.contains("undertow") || it.contains("cloudrun"))
          .noneMatch(it -> it.contains("junit") || it.contains("sampan-testing"));
    }
  }

  @Test
  void leaves_a_jar_that_serves_the_port_of_a_container() throws Exception {
    var command = List.of(Checkout.java().toString(), "-jar", target("-cloudrun.jar").toString());
    var port = FreePort.find();
    var variables = Map.of("PORT", Integer.toString(port), "K_SERVICE", "greeter");
    var process = Program.of(directory, command).with(variables).start();
    try (var server = new Server(process)) {
      var answer = server.get(port, "/greet/Ada");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("Hello, Ada!");
    }
  }

  @Test
  void is_served_by_the_command() throws Exception {
    var arguments =
        List.of("run", project.toString(), "--gateway-port", "0", "--control-port", "0");
    var process = SampanCommand.of(directory, arguments).start();
    try (var server = new Server(process)) {
      var answer = server.get(server.gatewayPort(), "/greet/Ada");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("Hello, Ada!");
      assertThat(SampanCommand.processes(project.resolve(".sampan"))).isNotEmpty();
    }
    assertThat(SampanCommand.processes(project.resolve(".sampan"))).isEmpty();
  }

  @Test
  void passes_its_check() throws Exception {
    var checked = SampanCommand.of(directory, List.of("check", project.toString())).run();

    assertThat(checked.exit()).as(checked.out() + checked.err()).isZero();
  }

  private static Path target(String ending) {
    return project.resolve("target").resolve(project.getFileName() + ending);
  }

  private static Ended maven(Path directory, List<String> arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Checkout.root().resolve("mvnw").toString());
    command.addAll(arguments);
    return Program.of(directory, command).with(Repository.environment()).run();
  }
}
