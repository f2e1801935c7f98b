// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import dev.sampan.platform.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** A manifest on disk: from bytes by way of YAML's nodes, which know their lines, to the model. */
final class ManifestFile {

  /** Far more than a manifest needs; what is larger is some other file. */
  private static final int MOST_BYTES = 1 << 20;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setMaxAliasesForCollections(50).setCodePointLimit(MOST_BYTES).build();

  private static final String EXAMPLE =
      "Write one, such as: functions: { hello: { handler: com.example.Hello, "
          + "triggers: [ { http: { routes: [\"GET /hello\"] } } ] } }";

  private final Path file;
  private final Reading reading;

  private ManifestFile(Path file) {
    this.file = file;
    this.reading = new Reading(file);
  }

  static Manifest read(Path dirOrFile) throws ManifestException {
    var file = Files.isDirectory(dirOrFile) ? dirOrFile.resolve(Manifest.FILE_NAME) : dirOrFile;
    return new ManifestFile(file).read();
  }

  private Manifest read() throws ManifestException {
    var root = compose(text(bytes()));
    if (root.isEmpty()) {
      throw refuse(0, "an empty file", "a manifest", EXAMPLE);
    }
    var fields = Fields.of(reading, "", root.get(), List.of("functions", "buckets", "faults"));
    var functions = new FunctionReader(reading).functions(fields);
    var buckets = new BucketReader(reading).buckets(fields);
    var faults = fields.list("faults", Fault.EXPECTED, ManifestFile::fault);
    return reading.manifest(functions, buckets, faults);
  }

  private byte[] bytes() throws ManifestException {
    if (!Files.exists(file)) {
      throw refuse(0, "no such file", "a manifest", remedyForMissing());
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw refuse(0, "more than a mebibyte", "a manifest", "Is it another file?");
      }
      return bytes;
    } catch (IOException | UncheckedIOException e) {
      throw refuse(0, "a file that cannot be read (" + e + ")", "a manifest", "");
    }
  }

  private String remedyForMissing() {
    var other = file.resolveSibling("sampan.yml");
    return Files.exists(other) ? "Rename sampan.yml to " + Manifest.FILE_NAME + "." : EXAMPLE;
  }

  private String text(byte[] bytes) throws ManifestException {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      throw refuse(
          lineOf(bytes, in.position()), "bytes that are not UTF-8", "text in UTF-8", "Save it so.");
    }
    return out.flip().toString();
  }

  private static int lineOf(byte[] bytes, int position) {
    var line = 1;
    for (var i = 0; i < position; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  private Optional<Node> compose(String text) throws ManifestException {
    try {
      var parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
      return new Composer(SETTINGS, parser).getSingleNode();
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw refuse(line, "what is no YAML: " + e.getProblem(), "one document of YAML", "");
    } catch (YamlEngineException e) {
      throw refuse(0, "what is no YAML: " + firstLine(e), "one document of YAML", "");
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private ManifestException refuse(int line, String found, String expected, String remedy) {
    reading.error(line, "", found, expected, remedy);
    return reading.failure();
  }

  private static Optional<Fault> fault(String text) {
    try {
      return Optional.of(Fault.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
