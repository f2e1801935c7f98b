// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.functions.Drip;
import dev.sampan.platform.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before a function on Lambda, at the gateway. */
final class DoorsTest {

  private static final String MANIFEST =
      """
      functions:
        http-api:
          handler: dev.sampan.emulator.functions.Hello
          triggers: [ { http: { routes: ["GET /http-api"] } } ]
          platforms: { lambda: { door: http-api } }
        rest-api:
          handler: dev.sampan.emulator.functions.Hello
          triggers: [ { http: { routes: ["GET /rest-api"] } } ]
          platforms: { lambda: { door: rest-api } }
        alb:
          handler: dev.sampan.emulator.functions.Hello
          triggers: [ { http: { routes: ["GET /alb", "POST /alb"] } } ]
          platforms: { lambda: { door: alb } }
        alb-multi-value:
          handler: dev.sampan.emulator.functions.Hello
          triggers: [ { http: { routes: ["GET /alb-multi-value"] } } ]
          platforms: { lambda: { door: alb-multi-value } }
        drip:
          handler: dev.sampan.emulator.functions.Drip
          streaming: required
          triggers: [ { http: { routes: ["GET /drip"] } } ]
      """;

  @TempDir private static Path directory;
  private static Emulator emulator;

  @BeforeAll
  static void start() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    emulator = Emulator.start(project.config(Platform.LAMBDA).withInProcess());
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http-api", "rest-api", "alb", "alb-multi-value"})
  void the_same_function_answers_behind_each_door(String door) throws Exception {
    var http = new HttpProbe(emulator.gatewayPort());

    var got = http.get("/" + door + "?name=Ada%20L", "X-Echo", "ho");

    assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
    assertThat(got.body()).isEqualTo("hello Ada L");
    assertThat(got.headers().firstValue("x-echo")).contains("ho");
    assertThat(got.headers().firstValue("content-type")).contains("text/plain; charset=utf-8");
  }

  @Test
  void a_load_balancer_refuses_more_than_a_mebibyte_and_a_function_is_not_asked() throws Exception {
    var http = new HttpProbe(emulator.gatewayPort());

    var refused = http.post("/alb", "x".repeat(1024 * 1024 + 1));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("server")).contains("awselb/2.0");
  }

  @Test
  void a_response_arrives_while_the_function_writes_it() throws Exception {
    var file = directory.resolve("go");
    var uri = "http://127.0.0.1:" + emulator.gatewayPort() + "/drip?file=" + file;
    var request = HttpRequest.newBuilder(URI.create(uri)).build();

    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      var first = new String(body.readNBytes(6), StandardCharsets.UTF_8);
      Files.createFile(file);
      var rest = body.readAllBytes();

      assertThat(response.statusCode()).isEqualTo(201);
      assertThat(response.headers().firstValue("x-drip")).contains("yes");
      assertThat(first).isEqualTo("first\n");
      assertThat(rest).hasSize(Drip.REST);
    }
  }
}
