// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.emulator.Emulator;
import dev.sampan.emulator.invocation.InvocationListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sampan emit}, to an emulator whose queue waits long enough that nothing is delivered. */
final class EmitCommandTest {

  private static final String MANIFEST =
      """
      functions:
        receipts:
          command: [./none]
          triggers:
            - queue: { source: orders, window: 300s, batch: 10000 }
            - bus: { source: shop, types: [nobody] }
      """;

  @TempDir static Path directory;
  private static Emulator emulator;

  private final CommandRun sampan = new CommandRun(directory);

  @BeforeAll
  static void start() throws Exception {
    emulator = CommandRun.serve(directory, MANIFEST, InvocationListener.NONE);
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @Test
  void prints_an_id_for_each_event() {
    assertThat(run("queue", "orders", "--body", "{\"id\":1}", "--count", "3", "-a", "x=y"))
        .isZero();

    assertThat(sampan.printed().lines()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void sends_a_file_of_events() throws Exception {
    Files.writeString(
        directory.resolve("events.ndjson"),
        "{\"id\":\"a\",\"body\":{\"n\":1}}\n\n{\"id\":\"b\",\"body\":\"text\",\"key\":\"k\"}\n");

    assertThat(run("queue", "orders", "--file", "events.ndjson", "--json")).isZero();

    var answer = new ObjectMapper().readTree(sampan.printed());
    assertThat(answer.path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.path("ids").toString()).isEqualTo("[\"a\",\"b\"]");
  }

  @Test
  void an_event_that_nobody_wants_is_accepted_all_the_same() {
    assertThat(run("bus", "shop", "--type", "placed", "--body", "{}")).isZero();

    assertThat(sampan.printed().lines()).hasSize(1);
  }

  @Test
  void names_the_sources_that_there_are() {
    assertThat(run("queue", "ordres")).isEqualTo(1);
    assertThat(sampan.complaint()).contains("there is no queue ordres; the manifest knows orders");
    assertThat(run("topic", "news")).isEqualTo(1);
    assertThat(sampan.complaint()).contains("no function has a topic trigger");
    assertThat(run("quue", "orders")).isEqualTo(2);
    assertThat(sampan.complaint())
        .contains("No kind of source 'quue'. Known are: queue, topic, stream, object");
  }

  @Test
  void says_what_is_wrong_with_an_event() throws Exception {
    Files.writeString(directory.resolve("bad.ndjson"), "{\"body\":1}\nnot json\n");

    assertThat(run("bus", "shop")).isEqualTo(1);
    assertThat(sampan.complaint()).contains("event 1: an event of a bus needs a type");
    assertThat(run("queue", "orders", "--file", "bad.ndjson")).isEqualTo(1);
    assertThat(sampan.complaint()).contains("bad.ndjson, line 2 is not JSON");
    assertThat(run("queue", "orders", "--body", "@missing")).isEqualTo(1);
    assertThat(sampan.complaint()).contains("There is no file");
    assertThat(run("queue", "orders", "--count", "0")).isEqualTo(2);
    assertThat(sampan.complaint()).contains("--count is 0");
  }

  @Test
  void says_what_the_platform_does_not_take() throws Exception {
    Files.writeString(directory.resolve("large.txt"), "x".repeat(1024 * 1024 + 1));

    assertThat(run("queue", "orders", "--body", "@large.txt")).isEqualTo(1);
    assertThat(sampan.complaint()).contains("1048577 bytes; lambda takes 1048576");
  }

  @Test
  void refuses_at_once_what_could_never_be_delivered() throws Exception {
    Files.write(directory.resolve("bytes.bin"), new byte[] {(byte) 0xff, 0});

    assertThat(run("queue", "orders", "--body", "@bytes.bin")).isEqualTo(1);
    assertThat(sampan.complaint()).contains("SQS carries text", "is not UTF-8");
    assertThat(sampan.run("dead", "list")).isZero();
    assertThat(sampan.complaint()).contains("No dead letters.");
  }

  @Test
  void says_that_no_emulator_runs(@TempDir Path elsewhere) {
    assertThat(run("queue", "orders", "-C", elsewhere.toString())).isEqualTo(1);
    assertThat(sampan.complaint()).contains("No emulator runs " + elsewhere);
  }

  @Test
  void takes_the_body_of_a_plain_request() throws Exception {
    var path = "/api/sources/queue/orders/messages?id=curl-1&key=k";
    var answer = post(path, "hello");

    assertThat(answer.body()).isEqualTo("{\"accepted\":1,\"ids\":[\"curl-1\"]}");
  }

  @Test
  void lists_the_sources() throws Exception {
    var uri = URI.create("http://127.0.0.1:" + emulator.controlPort() + "/api/sources");
    var answer = send(HttpRequest.newBuilder(uri).GET());

    var sources = new ObjectMapper().readTree(answer.body()).path("sources");
    assertThat(sources).hasSize(2);
    assertThat(sources.path(0).path("name").asText()).isEqualTo("orders");
    assertThat(sources.path(0).path("subscriptions").path(0).path("function").asText())
        .isEqualTo("receipts");
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + emulator.controlPort() + path);
    return send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var token = "Bearer " + emulator.running().token();
    return HttpClient.newHttpClient()
        .send(request.header("authorization", token).build(), HttpResponse.BodyHandlers.ofString());
  }

  private int run(String... arguments) {
    return sampan.run(
        Stream.concat(Stream.of("emit"), Stream.of(arguments)).toArray(String[]::new));
  }
}
