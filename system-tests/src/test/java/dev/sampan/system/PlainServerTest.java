// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An HTTP server that was not built with Sampan, run as a Cloud Run service. */
final class PlainServerTest {

  private static final String MANIFEST =
      """
      functions:
        plain:
          timeout: 20s
          command: ["%s", "-cp", "%s", "dev.sampan.system.functions.PlainServer"]
          triggers:
            - http: { routes: ["GET /plain", "POST /plain/{id}"] }
      """;

  @TempDir private Path directory;

  @Test
  void answers_through_the_gateway() throws Exception {
    var classPath =
        Checkout.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    var manifest = MANIFEST.formatted(Checkout.java(), classPath);
    try (var project = ServedProject.start(directory, Platform.CLOUDRUN, manifest)) {
      var read = project.send("GET", "/plain?a=b%20c", "");
      var written = project.send("POST", "/plain/7", "some text");

      assertThat(read.statusCode()).isEqualTo(201);
      assertThat(read.body()).isEqualTo("GET /plain?a=b%20c ");
      assertThat(read.headers().firstValue("x-service")).hasValue("plain");
      assertThat(written.body()).isEqualTo("POST /plain/7 some text");
    }
  }
}
