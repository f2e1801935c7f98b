// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sampan.emulator.console.ControlRoute;
import dev.sampan.platform.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the control API and the emulator that it describes. */
final class OpenApiTest {

  private static final String MANIFEST =
      """
      functions:
        shout:
          handler: dev.sampan.emulator.functions.Shout
        receipts:
          handler: dev.sampan.emulator.functions.Receipts
          triggers: [ { queue: { source: orders } } ]
        first:
          handler: dev.sampan.emulator.functions.Relay
          triggers: [ { schedule: { name: nightly, cron: "0 0 3 1 1 *" } } ]
          publishes: [ { queue: orders } ]
      """;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final long SEED = 20260101;
  private static final int ROUNDS = 6;

  @TempDir Path directory;
  private Emulator emulator;
  private JsonNode api;

  @BeforeEach
  void start() throws Exception {
    emulator = new TestProject(directory, MANIFEST).start(Platform.LAMBDA);
    var yaml = send("GET", "/api/openapi.yaml", new byte[0], "").body();
    api = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void has_every_route_and_no_other() {
    var described = new ArrayList<String>();
    for (var path : api.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (!method.getKey().equals("parameters")) {
          described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            emulator.controlRoutes().stream()
                .map(it -> it.method() + " " + it.template())
                .toList());
  }

  @Test
  void answers_each_example_as_it_is_described() throws Exception {
    for (var route : emulator.controlRoutes()) {
      if (!route.template().equals("/api/stop")) {
        answersItsExample(route);
      }
    }
  }

  private void answersItsExample(ControlRoute route) throws Exception {
    var operation = operation(route);
    var expected =
        operation.path("x-example-status").asText(operation.path("responses").fieldNames().next());

    var reply = send(route.method(), example(route), body(operation), token(route));

    assertThat(reply.statusCode() + "").as(route + " " + reply.body()).isEqualTo(expected);
    var told = operation.path("responses").path(expected);
    var type = reply.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    var content =
        type.equals("application/problem+json")
            ? api.at("/components/responses/Refused/content")
            : told.path("content");
    assertThat(content.has(type)).as(route + " answers with " + type).isTrue();
    if (type.endsWith("json")) {
      var schema = schema(content.path(type).path("schema"));
      assertThat(schema.validate(reply.body(), InputFormat.JSON)).as(reply.body()).isEmpty();
    }
  }

  @Test
  void refuses_whatever_is_bad_with_a_problem_and_never_with_500() throws Exception {
    var random = new Random(SEED);
    var problem = schema(api.at("/components/schemas/Problem"));
    for (var route : emulator.controlRoutes()) {
      for (var round = 0; round < ROUNDS && !route.template().equals("/api/stop"); round++) {
        var path = round % 3 == 0 ? hostile(route, random) : example(route);
        var body = bad(body(operation(route)), random);
        var charset =
            random.nextInt(6) == 0 ? "application/json; charset=utf-16" : "application/json";

        var reply = send(route.method(), path, body, token(route), "Content-Type", charset);

        var what = "seed " + SEED + ": " + route.method() + " " + path + " " + text(body);
        assertThat(reply.statusCode()).as(what + " -> " + reply.body()).isLessThan(500);
        if (reply.statusCode() >= 400) {
          assertThat(problem.validate(reply.body(), InputFormat.JSON)).as(what).isEmpty();
          assertThat(reply.body()).as(what).doesNotContain("\\tat ", "dev.sampan", "java.");
        }
      }
    }
  }

  @Test
  void refuses_heads_that_are_too_large() throws Exception {
    var reply =
        send("GET", "/api/functions", new byte[0], "", "X-Large", "x".repeat(2 * 1024 * 1024));

    assertThat(reply.statusCode()).isBetween(400, 499);
  }

  private static byte[] bad(byte[] good, Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(good, good.length / 2);
      case 1 -> "[".repeat(5000).getBytes(StandardCharsets.UTF_8);
      case 2 -> ("{\"a\":".repeat(3000) + "1" + "}".repeat(3000)).getBytes(StandardCharsets.UTF_8);
      case 3 -> new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0, '}', 0};
      case 4 -> wrongTypes(good, random);
      case 5 -> "null".getBytes(StandardCharsets.UTF_8);
      default -> flipped(good, random);
    };
  }

  /** Every value is of another type than it should be. */
  private static byte[] wrongTypes(byte[] good, Random random) {
    var values = List.of("17", "true", "null", "[]", "{}", "\"\\u0000\"", "-1e999", "\"%\"");
    var text = new String(good, StandardCharsets.UTF_8);
    var wrong = values.get(random.nextInt(values.size()));
    return text.replaceAll(":(\"[^\"]*\"|[0-9]+|\\[.*\\])", ":" + wrong.replace("\\", "\\\\"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] flipped(byte[] good, Random random) {
    var bytes = good.length == 0 ? new byte[] {'{'} : good.clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private String hostile(ControlRoute route, Random random) {
    var names =
        List.of(
            "..%2f..%2fetc", "%00", "%c3%28", "a".repeat(4000), "%F0%9F%92%A9", "%22%3E%3Cb%3E");
    var name = names.get(random.nextInt(names.size()));
    return route.template().replaceAll("\\{[a-z]+}", name) + "?lines=" + name + "&follow=" + name;
  }

  private JsonNode operation(ControlRoute route) {
    return api.path("paths").path(route.template()).path(route.method().toLowerCase(Locale.ROOT));
  }

  private byte[] body(JsonNode operation) throws Exception {
    for (var content : operation.path("requestBody").path("content")) {
      return JSON.writeValueAsBytes(content.path("example"));
    }
    return new byte[0];
  }

  private String example(ControlRoute route) {
    var path = route.template();
    var query = new ArrayList<String>();
    for (var parameter : parameters(route)) {
      var value = parameter.path("example").asText();
      if (parameter.path("in").asText().equals("path")) {
        path = path.replace("{" + parameter.path("name").asText() + "}", value);
      } else if (!value.isEmpty()) {
        query.add(parameter.path("name").asText() + "=" + value);
      }
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private List<JsonNode> parameters(ControlRoute route) {
    var all = new ArrayList<JsonNode>();
    api.path("paths").path(route.template()).path("parameters").forEach(all::add);
    operation(route).path("parameters").forEach(all::add);
    return all.stream()
        .map(it -> it.has("$ref") ? api.at(it.path("$ref").asText().substring(1)) : it)
        .toList();
  }

  private Schema schema(JsonNode of) {
    var document = JSON.createObjectNode();
    document.set("components", api.path("components"));
    document.setAll((ObjectNode) of);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(document.toString(), InputFormat.JSON);
  }

  /** What the operation's security asks for. */
  private String token(ControlRoute route) {
    var security = operation(route).path("security");
    if (security.isMissingNode()) {
      return emulator.running().token();
    }
    return security.path(0).has("instance")
        ? Objects.requireNonNull(
            emulator
                .process(Platform.LAMBDA, "first", 9, directory.resolve("home"))
                .orElseThrow()
                .environment()
                .get("SAMPAN_PUBLISH_TOKEN"))
        : "";
  }

  private HttpResponse<String> send(
      String method, String path, byte[] body, String token, String... headers) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + emulator.controlPort() + path);
    var request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofByteArray(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String text(byte[] body) {
    var text = new String(body, StandardCharsets.ISO_8859_1);
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
