// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.tools.ToolProvider;

/** A function that a test compiles while an emulator runs. */
final class CompiledClass {

  private static final String SOURCE =
      """
      package compiled;

      import dev.sampan.Context;
      import dev.sampan.Handler;
      import dev.sampan.HttpRequest;
      import dev.sampan.HttpResponse;
      import java.net.InetAddress;
      import java.net.Socket;

      public final class Says implements Handler<HttpRequest, HttpResponse> {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) throws Exception {
          var port = request.query().first("wait");
          if (port.isPresent()) {
            var where = InetAddress.getLoopbackAddress();
            try (var socket = new Socket(where, Integer.parseInt(port.get()))) {
              socket.getInputStream().read();
            }
          }
          return HttpResponse.text(200, new Word().text());
        }

        /** Loaded late, so that an instance that runs meets what the build does. */
        static final class Word {
          String text() {
            return "%s";
          }
        }
      }
      """;

  private CompiledClass() {}

  /**
   * Compiles {@code compiled.Says} to say the given word. Elsewhere first: on a busy machine a
   * compiler may rest longer between two files than a watch waits, and then there are two changes.
   */
  static void says(String word, Path classes) throws IOException {
    var elsewhere = Files.createTempDirectory("says");
    var source = Files.writeString(elsewhere.resolve("Says.java"), SOURCE.formatted(word));
    compile(source, elsewhere);
    Files.delete(source);

    var target = Files.createDirectories(classes.resolve("compiled"));
    var made = elsewhere.resolve("compiled");
    for (var file : List.of("Says.class", "Says$Word.class")) {
      Files.move(made.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.delete(made);
    Files.delete(elsewhere);
  }

  private static void compile(Path source, Path classes) {
    var classPath = System.getProperty("java.class.path");
    var status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                classPath,
                source.toString());
    assertThat(status).isZero();
  }
}
