// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Amazon's own clients at the control port. */
final class AwsApiTest {

  private static final String MANIFEST =
      """
      functions:
        echo:
          handler: dev.sampan.emulator.functions.Echo
        closed:
          handler: dev.sampan.emulator.functions.Echo
          instances: { max: 0 }
        receipts:
          handler: dev.sampan.emulator.functions.Receipts
          triggers: [ { queue: { source: orders } } ]
      """;
  private static final SdkBytes TEA = SdkBytes.fromUtf8String("{\"said\":\"tea\"}");

  @TempDir private static Path directory;
  private static Emulator emulator;
  private static LambdaClient client;

  @BeforeAll
  static void start() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    emulator = Emulator.start(project.config(Platform.LAMBDA).withInProcess());
    var endpoint = URI.create("http://127.0.0.1:" + emulator.controlPort());
    var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing"));
    client =
        LambdaClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(anybody)
            .build();
  }

  @Test
  void no_instance_of_one_tenant_serves_another() {
    for (var tenant : List.of("blue", "green", "blue")) {
      client.invoke(
          it ->
              it.functionName("echo")
                  .payload(TEA)
                  .overrideConfiguration(own -> own.putHeader("X-Amz-Tenant-Id", tenant)));
    }

    assertThat(emulator.instances())
        .filteredOn(it -> it.id().matches("i-[0-9]{7}"))
        .extracting(it -> it.id() + " served " + it.served())
        .containsExactly("i-1000001 served 2", "i-2000001 served 1");
  }

  @AfterAll
  static void stop() {
    client.close();
    emulator.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo",
        "echo:$LATEST",
        "123456789012:function:echo",
        "arn:aws:lambda:us-east-1:123456789012:function:echo",
        "arn:aws:lambda:eu-central-1:000000000000:function:echo:$LATEST"
      })
  void calls_a_function_by_each_of_its_names(String name) {
    var response = client.invoke(it -> it.functionName(name).payload(TEA));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isNull();
    assertThat(response.executedVersion()).isEqualTo("$LATEST");
    assertThat(response.payload()).isEqualTo(TEA);
  }

  @Test
  void knows_no_version_that_was_not_published() {
    assertThatThrownBy(() -> client.invoke(it -> it.functionName("echo").qualifier("77")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("function:echo:77");
    assertThatThrownBy(() -> client.invoke(it -> it.functionName("echo:$LATEST").qualifier("live")))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(() -> client.invoke(it -> it.functionName("arn:aws:s3:::bucket")))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining("validation error");
  }

  @Test
  void tells_a_failed_function_from_a_failed_call() {
    var failing = SdkBytes.fromUtf8String("{\"fail\":true}");

    var response =
        client.invoke(it -> it.functionName("echo").payload(failing).logType(LogType.TAIL));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.functionError()).isEqualTo("Unhandled");
    assertThat(response.payload().asUtf8String()).contains("as asked");
    assertThat(decoded(response.logResult()))
        .hasSizeLessThanOrEqualTo(4096)
        .contains("END RequestId: ", "REPORT RequestId: ", "\tBilled Duration: ");
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  @Test
  void takes_an_event_and_answers_a_dry_run() {
    var event =
        client.invoke(
            it -> it.functionName("echo").payload(TEA).invocationType(InvocationType.EVENT));
    var dry = client.invoke(it -> it.functionName("echo").invocationType(InvocationType.DRY_RUN));

    assertThat(event.statusCode()).isEqualTo(202);
    assertThat(dry.statusCode()).isEqualTo(204);
    assertThat(dry.executedVersion()).isEqualTo("$LATEST");
  }

  @Test
  void refuses_what_is_too_large_or_no_json() {
    var large = SdkBytes.fromUtf8String("\"" + "x".repeat(6 * 1024 * 1024) + "\"");
    var event = SdkBytes.fromUtf8String("\"" + "x".repeat(1024 * 1024) + "\"");

    assertThatThrownBy(() -> client.invoke(it -> it.functionName("echo").payload(large)))
        .isInstanceOf(RequestTooLargeException.class)
        .hasMessageContaining(
            "6291458 byte payload is too large for the RequestResponse invocation type"
                + " (limit 6291456 bytes)");
    assertThatThrownBy(
            () ->
                client.invoke(
                    it ->
                        it.functionName("echo")
                            .payload(event)
                            .invocationType(InvocationType.EVENT)))
        .isInstanceOf(RequestTooLargeException.class)
        .hasMessageContaining("Event invocation type (limit 1048576 bytes)");
    assertThatThrownBy(
            () ->
                client.invoke(it -> it.functionName("echo").payload(SdkBytes.fromUtf8String("{"))))
        .isInstanceOf(InvalidRequestContentException.class);
  }

  @Test
  void refuses_a_context_that_is_none() {
    for (var wrong : List.of("%%%", "bm8gSlNPTg==", "A".repeat(3584))) {
      assertThatThrownBy(
              () -> client.invoke(it -> it.functionName("echo").payload(TEA).clientContext(wrong)))
          .isInstanceOf(InvalidRequestContentException.class)
          .hasMessageContaining("Client context");
    }
  }

  @Test
  void throttles_with_the_reason_and_the_client_tries_again() {
    assertThatThrownBy(() -> client.invoke(it -> it.functionName("closed").payload(TEA)))
        .isInstanceOfSatisfying(
            TooManyRequestsException.class,
            it -> {
              assertThat(it.reasonAsString())
                  .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
              assertThat(it.retryAfterSeconds()).isNotNull();
              assertThat(it.numAttempts()).isGreaterThan(1);
            });
  }

  @Test
  void names_the_operation_that_it_does_not_have() {
    assertThatThrownBy(() -> client.deleteFunction(it -> it.functionName("echo")))
        .isInstanceOfSatisfying(
            LambdaException.class,
            it -> {
              assertThat(it.statusCode()).isEqualTo(501);
              assertThat(it).hasMessageContaining("DeleteFunction");
            });
  }
}
