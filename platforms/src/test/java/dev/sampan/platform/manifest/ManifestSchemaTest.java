// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema and the reader, which is faster and says more, hold the same opinion. */
final class ManifestSchemaTest {

  private static final Schema SCHEMA = schema();

  @ParameterizedTest
  @MethodSource("good")
  void both_take_a_good_manifest(Path file) throws Exception {
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isEmpty();
    assertThat(Manifest.read(file).functions()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void both_refuse_a_bad_manifest(Path file) throws Exception {
    assertThat(SCHEMA.validate(Files.readString(file), InputFormat.YAML)).isNotEmpty();
    assertThatThrownBy(() -> Manifest.read(file)).isInstanceOf(ManifestException.class);
  }

  @ParameterizedTest
  @MethodSource("beyond")
  void the_reader_refuses_what_a_schema_cannot(Path file) {
    assertThatThrownBy(() -> Manifest.read(file)).isInstanceOf(ManifestException.class);
  }

  static Stream<Path> good() {
    return files("good");
  }

  static Stream<Path> bad() {
    return files("bad");
  }

  static Stream<Path> beyond() {
    return files("beyond");
  }

  private static Stream<Path> files(String kind) {
    try (var files = Files.list(samples(kind))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path samples(String kind) {
    try {
      var url = Objects.requireNonNull(ManifestSchemaTest.class.getResource(kind));
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Schema schema() {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    return registry.getSchema(
        Objects.requireNonNull(Manifest.class.getResourceAsStream("sampan.schema.json")));
  }
}
