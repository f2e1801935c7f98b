// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Compiles {@code compiled.Says} to say the given word. */
  static void says(String word, Path classes) throws IOException {
    var source = Files.createTempDirectory("says").resolve("Says.java");
    Files.writeString(source, SOURCE.formatted(word));
    Files.createDirectories(classes);
    var compiler = ToolProvider.getSystemJavaCompiler();
    var status =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    assertThat(status).isZero();
    Files.delete(source);
    Files.delete(source.getParent());
  }
}
