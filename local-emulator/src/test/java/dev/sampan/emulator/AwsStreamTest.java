// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.functions.Drip;
import dev.sampan.platform.Platform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamCompleteEvent;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.lambda.model.LogType;

/** {@code InvokeWithResponseStream} as Amazon's own client hears it. */
final class AwsStreamTest {

  private static final String MANIFEST =
      """
      functions:
        echo:
          handler: dev.sampan.emulator.functions.Echo
        drip:
          handler: dev.sampan.emulator.functions.Drip
          streaming: required
          triggers: [ { http: { routes: ["GET /drip"] } } ]
      """;

  /** A request of a function URL, for which the function streams. */
  private static final String URL_REQUEST =
      """
      {"version":"2.0","rawPath":"/drip","rawQueryString":"file=%s","headers":{},
       "requestContext":{"http":{"method":"GET","path":"/drip"},
                         "domainName":"x.lambda-url.us-east-1.on.aws"}}
      """;

  @TempDir private static Path directory;
  private static Emulator emulator;
  private static LambdaAsyncClient async;

  @BeforeAll
  static void start() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    emulator = Emulator.start(project.config(Platform.LAMBDA).withInProcess());
    var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing"));
    async =
        LambdaAsyncClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + emulator.controlPort()))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(anybody)
            .build();
  }

  @AfterAll
  static void stop() {
    async.close();
    emulator.close();
  }

  @Test
  void streams_a_result_in_messages_that_the_client_reads() throws Exception {
    var chunks = new ConcurrentLinkedQueue<String>();
    var complete = new CompletableFuture<InvokeWithResponseStreamCompleteEvent>();

    streamed("{\"said\":\"tea\"}", chunks, complete);

    assertThat(String.join("", chunks)).isEqualTo("{\"said\":\"tea\"}");
    assertThat(complete.join().errorCode()).isNull();
    assertThat(decoded(complete.join().logResult())).contains("echoing {said=tea}");
  }

  @Test
  void ends_a_stream_with_the_failure_of_the_function() throws Exception {
    var chunks = new ConcurrentLinkedQueue<String>();
    var complete = new CompletableFuture<InvokeWithResponseStreamCompleteEvent>();

    streamed("{\"fail\":1}", chunks, complete);

    assertThat(chunks).isEmpty();
    assertThat(complete.join().errorCode()).isNotEmpty();
    assertThat(complete.join().errorDetails()).contains("as asked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"go on", "fail"})
  void streams_while_the_function_writes_and_tells_how_it_ends(String how) throws Exception {
    var file = directory.resolve(how.replace(' ', '-'));
    var asked = URL_REQUEST.formatted(file);
    var chunks = new LinkedBlockingQueue<String>();
    var complete = new CompletableFuture<InvokeWithResponseStreamCompleteEvent>();

    var call = streaming("drip", asked, chunks, complete);
    var heard = new StringBuilder();
    while (!heard.toString().endsWith("first\n")) {
      heard.append(chunks.poll(1, TimeUnit.MINUTES));
    }
    assertThat(heard).startsWith("{\"statusCode\":201,").contains("\0".repeat(8));
    assertThat(complete).isNotDone();
    var whole = Files.writeString(directory.resolve("written"), how);
    Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    call.get(1, TimeUnit.MINUTES);

    var end = complete.join();
    if (how.equals("fail")) {
      assertThat(end.errorCode()).isEqualTo("Unhandled");
      assertThat(end.errorDetails()).contains("\"errorMessage\":\"as asked\"");
    } else {
      assertThat(end.errorCode()).isNull();
      assertThat(String.join("", chunks)).hasSize(Drip.REST);
    }
    assertThat(decoded(end.logResult())).contains("\nREPORT RequestId: ");
  }

  private static void streamed(
      String payload,
      Queue<String> chunks,
      CompletableFuture<InvokeWithResponseStreamCompleteEvent> complete)
      throws Exception {
    streaming("echo", payload, chunks, complete).get(1, TimeUnit.MINUTES);
  }

  private static CompletableFuture<Void> streaming(
      String function,
      String payload,
      Queue<String> chunks,
      CompletableFuture<InvokeWithResponseStreamCompleteEvent> complete) {
    var visitor =
        InvokeWithResponseStreamResponseHandler.Visitor.builder()
            .onPayloadChunk(it -> chunks.add(it.payload().asUtf8String()))
            .onInvokeComplete(complete::complete)
            .build();
    var handler = InvokeWithResponseStreamResponseHandler.builder().subscriber(visitor).build();
    return async.invokeWithResponseStream(
        it ->
            it.functionName(function)
                .payload(SdkBytes.fromUtf8String(payload))
                .logType(LogType.TAIL),
        handler);
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
