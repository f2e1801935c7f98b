// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Trigger;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.RecursiveInvocationException;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;

/** Functions that start themselves, by queues and by Amazon's own client. */
final class AwsRecursionTest {

  private static final String MANIFEST =
      """
      functions:
        echo:
          handler: dev.sampan.emulator.functions.Echo
          async: { onFailure: { queue: failed } }
        turning:
          handler: dev.sampan.emulator.functions.Relay
          settings: { to: wheel }
          triggers: [ { queue: { source: wheel, batch: 1, deadLetter: failed } } ]
          publishes: [ { queue: wheel } ]
        flaky:
          handler: dev.sampan.emulator.functions.Flaky
          settings: { diary: "DIARY" }
          triggers: [ { queue: { source: failed } } ]
      """;
  private static final String TRACE =
      "Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1;Lineage=0a1b2c3d:";

  @TempDir private Path directory;
  private SourceProbe probe;
  private LambdaClient client;

  @BeforeEach
  void start() throws Exception {
    probe = SourceProbe.inProcess(directory, MANIFEST);
    client =
        LambdaClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + probe.emulator.controlPort()))
            .region(Region.US_EAST_1)
            .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    probe.close();
  }

  @Test
  void a_client_in_a_loop_is_refused_unless_the_function_may_loop() throws Exception {
    assertThat(client.invoke(echo(15)).statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> client.invoke(echo(16)))
        .isInstanceOf(RecursiveInvocationException.class)
        .hasMessageContaining("recursive loop");
    assertThat(probe.next(2)).extracting(it -> it.status()).containsExactly("ok", "loop");

    var accepted = client.invoke(echo(16).andThen(it -> it.invocationType(InvocationType.EVENT)));
    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(probe.next(2))
        .extracting(it -> it.function() + " " + it.status())
        .containsExactly("echo loop", "flaky 1/1");
    assertThat(probe.diaryLines()).singleElement().asString().contains("recursive loop");

    client.putFunctionRecursionConfig(
        it -> it.functionName("echo").recursiveLoop(RecursiveLoop.ALLOW));
    assertThat(client.invoke(echo(16)).statusCode()).isEqualTo(200);
  }

  private static Consumer<InvokeRequest.Builder> echo(int before) {
    return it ->
        it.functionName("echo")
            .overrideConfiguration(all -> all.putHeader("X-Amzn-Trace-Id", TRACE + before));
  }

  @Test
  void a_message_in_a_loop_goes_to_the_dead_letter_queue() throws Exception {
    probe.accept(Trigger.QUEUE, "wheel", probe.message("1", "round", null));

    var reports = probe.next(18);

    assertThat(reports).filteredOn(it -> it.function().equals("turning")).hasSize(17);
    assertThat(reports.get(17).function()).isEqualTo("flaky");
    assertThat(probe.diaryLines()).containsExactly("round");
    assertThat(probe.quiet()).isTrue();
  }
}
