// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.condition.ColdStarts;
import dev.sampan.emulator.condition.Conditions;
import dev.sampan.emulator.condition.Faults;
import dev.sampan.emulator.functions.Drip;
import dev.sampan.platform.Platform;
import dev.sampan.platform.fault.FaultPlan;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands before a function on Lambda, at the gateway. */
final class DoorsTest {

  private static final String MANIFEST =
      """
      functions:
        http-api:
          handler: dev.sampan.emulator.functions.Hello
          triggers: [ { http: { routes: ["GET /http-api", "POST /http-api"] } } ]
          platforms: { lambda: { door: http-api } }
        rest-api:
          handler: dev.sampan.emulator.functions.Hello
          triggers: [ { http: { routes: ["GET /rest-api", "POST /rest-api"] } } ]
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
          triggers: [ { http: { routes: ["GET /drip", "POST /drip"] } } ]
        drip-rest:
          handler: dev.sampan.emulator.functions.Drip
          streaming: required
          triggers: [ { http: { routes: ["GET /drip-rest"] } } ]
          platforms: { lambda: { door: rest-api } }
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

  /** One byte over the limit of a door, and so much over it that nobody reads it. */
  @ParameterizedTest
  @CsvSource({
    "http-api, 10485761, '{\"message\": \"Request Entity Too Large\"}'",
    "http-api, 12000000, '{\"message\": \"Request Entity Too Large\"}'",
    "rest-api, 10485761, '{\"message\": \"Request Too Long\"}'",
    "rest-api, 12000000, '{\"message\": \"Request Too Long\"}'",
    "alb, 1048577, '<center><h1>413 Request Entity Too Large</h1></center>'",
    "alb, 2000000, '<center><h1>413 Request Entity Too Large</h1></center>'",
    "drip, 8000000, 'Request Entity Too Large'"
  })
  void each_door_refuses_what_is_too_long_in_its_own_words(String door, int size, String body)
      throws Exception {
    var http = new HttpProbe(emulator.gatewayPort());

    var refused = http.post("/" + door, "x".repeat(size));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains(body);
    assertThat(http.get("/http-api").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"http-api, 4600000", "rest-api, 6200000", "alb, 1048576"})
  void each_door_takes_what_is_not_too_long(String door, int size) throws Exception {
    var taken = new HttpProbe(emulator.gatewayPort()).post("/" + door, "x".repeat(size));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"drip", "drip-rest"})
  void a_response_arrives_while_the_function_writes_it(String door) throws Exception {
    var file = directory.resolve(door);
    var uri = "http://127.0.0.1:" + emulator.gatewayPort() + "/" + door + "?file=" + file;
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

  @Test
  void a_stream_is_as_slow_as_the_services_where_that_is_asked_for() throws Exception {
    var elsewhere = Files.createDirectory(directory.resolve("paced"));
    var file = Files.createFile(elsewhere.resolve("go"));
    var conditions = new Conditions(ColdStarts.NONE, new Faults(FaultPlan.NONE), true);
    var config = new TestProject(elsewhere, MANIFEST).config(Platform.LAMBDA).withInProcess();
    try (var paced = Emulator.start(config.withConditions(conditions))) {
      var begun = System.nanoTime();

      var got = new HttpProbe(paced.gatewayPort()).get("/drip?file=" + file);

      // A mebibyte over the burst, at two mebibytes a second, but for the last part's wait.
      assertThat(got.body()).hasSize("first\n".length() + Drip.REST);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(450));
    }
  }
}
