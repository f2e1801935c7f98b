// SPDX-License-Identifier: Apache-2.0
package dev.sampan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Amazon's own client for Java at the control port. */
final class AwsClientTest {

  private static final String MANIFEST =
      """
      functions:
        adder:
          handler: dev.sampan.system.functions.Adder
        thrower:
          handler: dev.sampan.system.functions.Thrower
        recorder:
          handler: dev.sampan.system.functions.Recorder
          settings:
            file: %s
      """;
  private static final SdkBytes TWO_AND_THREE = SdkBytes.fromUtf8String("{\"left\":2,\"right\":3}");

  @TempDir private static Path directory;
  private static ServedProject project;
  private static LambdaClient client;

  @BeforeAll
  static void start() throws Exception {
    var manifest = MANIFEST.formatted(directory.resolve("recorded"));
    project = ServedProject.start(directory, Platform.LAMBDA, manifest);
    client =
        LambdaClient.builder()
            .endpointOverride(project.control())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    project.close();
  }

  @Test
  void sees_the_result() {
    var response = client.invoke(it -> it.functionName("adder").payload(TWO_AND_THREE));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isNull();
    assertThat(response.executedVersion()).isEqualTo("$LATEST");
    assertThat(response.payload().asUtf8String()).isEqualTo("{\"sum\":5}");
  }

  @Test
  void finds_a_function_by_its_arn() {
    var arn = "arn:aws:lambda:us-east-1:123456789012:function:adder";

    var response = client.invoke(it -> it.functionName(arn).payload(TWO_AND_THREE));

    assertThat(response.payload().asUtf8String()).isEqualTo("{\"sum\":5}");
  }

  @Test
  void sees_that_the_function_failed_and_why() {
    var response = client.invoke(it -> it.functionName("thrower").payload(TWO_AND_THREE));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String())
        .contains("\"errorType\":\"java.lang.IllegalStateException\"")
        .contains("\"errorMessage\":\"the abacus broke\"");
  }

  @Test
  void sees_the_tail_of_the_log_if_it_asks() {
    var response =
        client.invoke(it -> it.functionName("adder").payload(TWO_AND_THREE).logType(LogType.TAIL));

    assertThat(log(response))
        .startsWith("START RequestId: ")
        .contains("adding 2 and 3")
        .contains("Billed Duration: ");
  }

  @Test
  void sees_no_log_unless_it_asks() {
    var response = client.invoke(it -> it.functionName("adder").payload(TWO_AND_THREE));

    assertThat(response.logResult()).isNull();
  }

  @Test
  void is_told_of_a_function_that_there_is_not() {
    assertThatThrownBy(() -> client.invoke(it -> it.functionName("nobody")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void does_not_wait_for_an_event() throws Exception {
    try (var watch = FileSystems.getDefault().newWatchService()) {
      directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);

      var response =
          client.invoke(
              it ->
                  it.functionName("recorder")
                      .payload(TWO_AND_THREE)
                      .invocationType(InvocationType.EVENT));

      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(response.payload().asUtf8String()).isEmpty();
      var recorded = directory.resolve("recorded");
      while (!Files.exists(recorded)) {
        var seen = watch.poll(60, TimeUnit.SECONDS);
        assertThat(seen).as("a sign of the function within a minute").isNotNull();
        seen.pollEvents();
        seen.reset();
      }
      assertThat(recorded).hasContent("5");
    }
  }

  @Test
  void sees_that_a_dry_run_called_nothing() {
    var response =
        client.invoke(it -> it.functionName("thrower").invocationType(InvocationType.DRY_RUN));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.functionError()).isNull();
  }

  private static String log(InvokeResponse response) {
    return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
  }
}
