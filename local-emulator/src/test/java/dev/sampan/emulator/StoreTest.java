// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.invocation.InvocationListener;
import dev.sampan.emulator.invocation.OutputLine;
import dev.sampan.platform.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a file, an upload or a tick to a handler, in real processes on each platform. */
final class StoreTest {

  private static final String MANIFEST =
      """
      functions:
        uploads:
          handler: dev.sampan.emulator.functions.Uploads
          triggers:
            - object: { source: inbox, on: [created, deleted], prefix: in/, suffix: .txt }
        nightly:
          handler: dev.sampan.emulator.functions.Nightly
          triggers:
            - schedule: { cron: "0 30 2 1 1 *", input: go }
      buckets:
        inbox: { directory: data }
        results:
      """;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void reaches_a_handler(Platform platform) throws Exception {
    try (var emulator = start(platform)) {
      var endpoint = "http://127.0.0.1:" + emulator.s3Port().getAsInt();

      Files.createDirectories(directory.resolve("data/in"));
      Files.writeString(directory.resolve("data/in/other.csv"), "passed over");
      Files.writeString(directory.resolve("data/in/a.txt"), "hello");
      assertThat(next()).isEqualTo("object CREATED in/a.txt 5 " + endpoint);

      assertThat(put(endpoint + "/inbox/in/b%20c.txt", "hello you")).isEqualTo(200);
      assertThat(next()).isEqualTo("object CREATED in/b c.txt 9 " + endpoint);

      assertThat(put(endpoint + "/results/in/c.txt", "nobody listens")).isEqualTo(200);
      Files.delete(directory.resolve("data/in/a.txt"));
      assertThat(next()).startsWith("object DELETED in/a.txt 0");

      emulator
          .schedules()
          .tick("nightly", Optional.of(Instant.parse("2020-02-02T02:02:02Z")))
          .join();
      assertThat(next()).isEqualTo("fired nightly 2020-02-02T02:02:02Z go");
      assertThat(said).isEmpty();
    }
  }

  @Test
  void serves_no_buckets_where_there_are_none() throws Exception {
    Files.writeString(
        directory.resolve("sampan.yaml"),
        "functions: { nightly: { handler: dev.sampan.emulator.functions.Nightly } }");
    try (var emulator = Emulator.start(config(Platform.LAMBDA))) {
      assertThat(emulator.s3Port()).isEmpty();
      assertThat(emulator.buckets()).isEmpty();
      assertThat(directory.resolve("buckets")).doesNotExist();
    }
  }

  private Emulator start(Platform platform) throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), MANIFEST);
    return Emulator.start(config(platform));
  }

  private EmulatorConfig config(Platform platform) throws Exception {
    var listener =
        new InvocationListener() {
          @Override
          public void printed(OutputLine line) {
            if (!line.system()) {
              said.add(line.text());
            }
          }
        };
    return new TestProject(directory, Files.readString(directory.resolve("sampan.yaml")))
        .config(platform)
        .withListener(listener);
  }

  private static int put(String uri, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(uri))
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
  }

  /** The next line that is the handler's own. */
  private String next() throws InterruptedException {
    for (var line = poll(); line != null; line = poll()) {
      if (line.startsWith("object ") || line.startsWith("fired ")) {
        return line;
      }
    }
    return "nothing";
  }

  private @Nullable String poll() throws InterruptedException {
    return said.poll(20, TimeUnit.SECONDS);
  }
}
