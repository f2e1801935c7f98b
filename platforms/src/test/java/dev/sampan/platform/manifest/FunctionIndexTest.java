// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FunctionIndexTest {

  private static final ClassLoader LOADER = FunctionIndexTest.class.getClassLoader();

  @TempDir Path dir;

  @Test
  void writes_the_bytes_that_the_runtime_reads() throws Exception {
    var manifest = Manifest.read(ManifestSchemaTest.samples("good").resolve("golden.yaml"));

    FunctionIndex.write(manifest, LOADER, dir);

    assertThat(dir.resolve("META-INF/sampan/functions.properties")).hasBinaryContent(golden());
  }

  @Test
  void leaves_out_functions_that_have_a_command() throws Exception {
    var file = dir.resolve("sampan.yaml");
    Files.writeString(file, "functions: { other: { command: [./run] } }");

    assertThat(FunctionIndex.text(Manifest.read(file), LOADER)).isEmpty();
  }

  @Test
  void a_setting_comes_back_as_it_was_whatever_its_characters() throws Exception {
    var value = "  C:\\data\n=#!:\ttab\fé  ";
    var function = FunctionSpec.of("hello", "com.example.Orders");
    var manifest = Manifest.of(dir, settings(function, Map.of("a.b-c", value)));

    var properties = new Properties();
    properties.load(new StringReader(FunctionIndex.text(manifest, LOADER)));

    assertThat(properties.getProperty("functions.hello.settings.a.b-c")).isEqualTo(value);
  }

  @Test
  void keeps_the_strictest_order_of_a_functions_triggers() throws Exception {
    var file = dir.resolve("sampan.yaml");
    Files.writeString(
        file,
        """
        functions:
          receipts:
            handler: com.example.Receipts
            triggers:
              - queue: { source: one, order: per-key }
              - stream: { source: two, order: strict }
              - queue: { source: three }
        """);

    assertThat(FunctionIndex.text(Manifest.read(file), LOADER))
        .contains("functions.receipts.order=strict\n");
  }

  @Test
  void writes_down_what_a_function_publishes_to() throws Exception {
    var manifest = Manifest.read(ManifestSchemaTest.samples("good").resolve("publishes.yaml"));

    assertThat(FunctionIndex.text(manifest, LOADER))
        .contains("functions.orders.publishes=queue:receipts, topic:news, bus:shop\n");
  }

  @Test
  void writes_down_that_responses_must_be_streamed() throws Exception {
    var file = dir.resolve("sampan.yaml");
    Files.writeString(
        file, "functions: { orders: { handler: com.example.Orders, streaming: required } }");

    assertThat(FunctionIndex.text(Manifest.read(file), LOADER))
        .contains("functions.orders.streaming=required\n");
  }

  @Test
  void writes_nothing_if_a_handler_is_missing() {
    var manifest = Manifest.of(dir.resolve("sampan.yaml"), FunctionSpec.of("hello", "a.Missing"));

    assertThatThrownBy(() -> FunctionIndex.write(manifest, LOADER, dir))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("functions.hello.handler: found a.Missing");
    assertThat(dir).isEmptyDirectory();
  }

  private static FunctionSpec settings(FunctionSpec function, Map<String, String> settings) {
    return new FunctionSpec(
        function.name(),
        function.handler(),
        function.command(),
        function.memoryMiB(),
        function.timeout(),
        function.concurrency(),
        function.instances(),
        function.streaming(),
        settings,
        function.triggers(),
        function.middleware(),
        function.onReject(),
        function.async(),
        function.publishes(),
        function.platforms());
  }

  private static byte[] golden() throws IOException {
    try (var in = LOADER.getResourceAsStream("dev/sampan/contract/index/functions.properties")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
