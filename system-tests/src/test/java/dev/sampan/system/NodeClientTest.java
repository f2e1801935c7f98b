// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.platform.Platform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamCompleteEvent;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.lambda.model.LogType;

/**
 * Functions for Node.js, run by Amazon's own runtime interface client, called by Amazon's own
 * client for Java. {@code system-tests/node-client} installs the former.
 */
final class NodeClientTest {

  private static final Path NODE = Checkout.module().resolve("src/test/node");
  private static final Path INSTALLED = NODE.resolve("node_modules/.installed");

  /** Version 4 is the newest; callbacks, and what waits for them, ended with version 3. */
  private static final String MANIFEST =
      """
      functions:
        tell:
          command: [node, "%1$s/aws-lambda-ric/index.mjs", functions.tell]
        json:
          command: [node, "%1$s/aws-lambda-ric/index.mjs", functions.tell]
          settings: { AWS_LAMBDA_LOG_FORMAT: JSON }
        leave:
          command: [node, "%1$s/aws-lambda-ric-3/bin/index.mjs", functions.leave]
        stream:
          command: [node, "%1$s/aws-lambda-ric/index.mjs", functions.stream]
          streaming: required
          triggers: [ { http: { routes: ["GET /stream"] } } ]
      """;

  @TempDir private static Path directory;
  private static ServedProject project;
  private static LambdaAsyncClient client;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Files.exists(INSTALLED),
        "Amazon's client for Node.js is not there; system-tests/node-client installs it");
    Files.copy(NODE.resolve("functions.js"), directory.resolve("functions.js"));
    var manifest = MANIFEST.formatted(NODE.resolve("node_modules"));
    project = ServedProject.start(directory, Platform.LAMBDA, manifest);
    var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing"));
    client =
        LambdaAsyncClient.builder()
            .endpointOverride(project.control())
            .region(Region.US_EAST_1)
            .credentialsProvider(anybody)
            .build();
  }

  @AfterAll
  static void stop() {
    if (project != null) {
      client.close();
      project.close();
    }
  }

  @Test
  void is_told_the_event_and_of_the_call_and_has_its_answer_taken() throws Exception {
    var custom = "{\"custom\":{\"a\":\"b\"}}".getBytes(StandardCharsets.UTF_8);
    var response =
        client
            .invoke(
                it ->
                    it.functionName("tell")
                        .payload(SdkBytes.fromUtf8String("{\"tea\":\"grün\"}"))
                        .clientContext(Base64.getEncoder().encodeToString(custom))
                        .logType(LogType.TAIL))
            .get(1, TimeUnit.MINUTES);

    var told = json(response);
    assertThat(told.at("/event/tea").textValue()).isEqualTo("grün");
    assertThat(told.at("/client/custom/a").textValue()).isEqualTo("b");
    assertThat(told.at("/id").textValue()).isEqualTo(response.responseMetadata().requestId());
    assertThat(told.at("/left").intValue()).isBetween(20_000, 30_000);
    assertThat(told.at("/arn").textValue()).endsWith(":function:tell");
    assertThat(told.at("/trace").textValue()).startsWith("Root=1-");
    assertThat(told.at("/handler").textValue()).isEqualTo("functions.tell");
    assertThat(log(response.logResult())).contains("\tINFO\twas given { tea: 'grün' }");
  }

  @Test
  void has_its_error_told_in_its_own_form_and_goes_on() throws Exception {
    var failed = invoke("tell", "{\"fail\":true}");
    var well = invoke("tell", "{}");

    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(json(failed).at("/errorType").textValue()).isEqualTo("RangeError");
    assertThat(json(failed).at("/errorMessage").textValue()).isEqualTo("as asked");
    assertThat(json(failed).at("/trace/0").textValue()).isEqualTo("RangeError: as asked");
    assertThat(well.functionError()).isNull();
  }

  @Test
  void answers_when_all_is_done_or_at_once_as_the_function_says() throws Exception {
    var waited = invoke("leave", "{\"wait\":true}");
    var hurried = invoke("leave", "{\"wait\":false}");

    assertThat(json(waited).at("/done").booleanValue()).isTrue();
    assertThat(json(hurried).at("/done").booleanValue()).isFalse();
  }

  @Test
  void writes_its_log_as_json_if_it_is_asked_to() throws Exception {
    var response = invoke("json", "{\"tea\":1}");

    var line =
        log(response.logResult())
            .lines()
            .filter(it -> it.contains("was given"))
            .findFirst()
            .orElseThrow();
    var written = new ObjectMapper().readTree(line);
    assertThat(written.at("/level").textValue()).isEqualTo("INFO");
    assertThat(written.at("/requestId").textValue())
        .isEqualTo(response.responseMetadata().requestId());
    assertThat(written.at("/message").textValue()).isEqualTo("was given { tea: 1 }");
  }

  @Test
  void streams_to_a_caller_who_hears_it_before_the_function_has_ended() throws Exception {
    var file = directory.resolve("stream");

    var complete = streamed("{\"file\":\"" + file + "\"}", file, "last");

    assertThat(complete.errorCode()).isNull();
    assertThat(log(complete.logResult())).startsWith("START RequestId: ").contains("REPORT");
  }

  @Test
  void fails_in_the_middle_of_a_stream_and_the_caller_is_told() throws Exception {
    var file = directory.resolve("fail");

    var complete = streamed("{\"fail\":true,\"file\":\"" + file + "\"}", file, "");

    assertThat(complete.errorCode()).isEqualTo("Unhandled");
    assertThat(complete.errorDetails()).contains("\"errorMessage\":\"as asked\"");
    assertThat(log(complete.logResult())).contains("ERROR\tInvoke Error");
  }

  /** Makes the file that the function waits for once its first bytes are there. */
  private static InvokeWithResponseStreamCompleteEvent streamed(
      String payload, Path file, String last) throws Exception {
    var heard = new LinkedBlockingQueue<String>();
    var complete = new CompletableFuture<InvokeWithResponseStreamCompleteEvent>();
    var visitor =
        InvokeWithResponseStreamResponseHandler.Visitor.builder()
            .onPayloadChunk(it -> heard.add(it.payload().asUtf8String()))
            .onInvokeComplete(complete::complete)
            .build();
    var call =
        client.invokeWithResponseStream(
            it ->
                it.functionName("stream")
                    .payload(SdkBytes.fromUtf8String(payload))
                    .logType(LogType.TAIL),
            InvokeWithResponseStreamResponseHandler.builder().subscriber(visitor).build());

    assertThat(heard.poll(1, TimeUnit.MINUTES)).isEqualTo("first ");
    assertThat(complete).isNotDone();
    Files.createFile(file);
    call.get(1, TimeUnit.MINUTES);
    assertThat(String.join("", heard)).isEqualTo(last);
    return complete.join();
  }

  @Test
  void streams_to_a_browser_with_a_status_and_headers() throws Exception {
    var file = directory.resolve("browser");
    var port = project.emulator().gatewayPort();
    var uri = URI.create("http://127.0.0.1:" + port + "/stream?file=" + file);

    var response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      var first = new String(body.readNBytes(6), StandardCharsets.UTF_8);
      Files.createFile(file);

      assertThat(response.statusCode()).isEqualTo(201);
      assertThat(response.headers().firstValue("x-from")).contains("node");
      assertThat(response.headers().firstValue("set-cookie")).contains("a=b");
      assertThat(first).isEqualTo("first ");
      assertThat(body.readAllBytes()).asString().isEqualTo("last");
    }
  }

  private static InvokeResponse invoke(String function, String payload) throws Exception {
    return client
        .invoke(
            it ->
                it.functionName(function)
                    .payload(SdkBytes.fromUtf8String(payload))
                    .logType(LogType.TAIL))
        .get(1, TimeUnit.MINUTES);
  }

  private static JsonNode json(InvokeResponse response) throws Exception {
    return new ObjectMapper().readTree(response.payload().asUtf8String());
  }

  private static String log(String tail) {
    return new String(Base64.getDecoder().decode(tail), StandardCharsets.UTF_8);
  }
}
