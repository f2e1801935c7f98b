// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.function.InstanceReport;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.Platform;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;

/** Functions on Lambda Managed Instances, and with SnapStart, as the manifest asks for them. */
final class ManagedInstancesTest {

  private static final String MANIFEST =
      """
      functions:
        meeter:
          handler: dev.sampan.emulator.functions.Meeting
          memory: 8GiB
          triggers: [ { http: { routes: ["GET /meet/{port}"] } } ]
          platforms:
            lambda:
              concurrency: 2
              instances: { min: 1, max: 1 }
              managed: { capacityProvider: shop, memoryPerProcessor: 4GiB }
        usual:
          handler: dev.sampan.emulator.functions.Hello
          memory: 8GiB
          triggers: [ { http: { routes: ["GET /usual"] } } ]
          platforms: { lambda: { managed: {} } }
        photographed:
          handler: dev.sampan.emulator.functions.Hello
          triggers: [ { http: { routes: ["GET /photographed"] } } ]
          platforms: { lambda: { snapStart: true } }
      """;

  @TempDir private Path directory;

  @Test
  void run_as_many_calls_at_once_as_they_may_and_start_no_other_for_one_more() throws Exception {
    try (var emulator = start();
        var meeting = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      var first = meet(emulator, meeting);
      var second = meet(emulator, meeting);
      try (var one = meeting.accept();
          var two = meeting.accept()) {
        var third = meet(emulator, meeting).get();

        assertThat(third.value().status()).isEqualTo(429);
        assertThat(meeters(emulator)).containsExactly("i-1 managed: 2 of 2 at once");
        two.getOutputStream().write(2);
        one.getOutputStream().write(1);
      }
      assertThat(first.get().value().status()).isEqualTo(200);
      assertThat(second.get().report().service().instance()).isEqualTo("i-1");
      assertThat(second.get().report().service().cold()).isFalse();
    }
  }

  @Test
  void are_described_as_the_service_would() throws Exception {
    try (var emulator = start();
        var client = client(emulator)) {
      var meeter = client.getFunctionConfiguration(it -> it.functionName("meeter"));
      var own = meeter.capacityProviderConfig().lambdaManagedInstancesCapacityProviderConfig();
      var usual = client.getFunctionConfiguration(it -> it.functionName("usual"));
      var photo = client.publishVersion(it -> it.functionName("photographed"));

      assertThat(own.capacityProviderArn())
          .isEqualTo("arn:aws:lambda:us-east-1:123456789012:capacity-provider:shop");
      assertThat(own.perExecutionEnvironmentMaxConcurrency()).isEqualTo(2);
      assertThat(own.executionEnvironmentMemoryGiBPerVCpu()).isEqualTo(4.0);
      assertThat(meeter.loggingConfig().logFormat()).isEqualTo(LogFormat.JSON);
      assertThat(
              usual
                  .capacityProviderConfig()
                  .lambdaManagedInstancesCapacityProviderConfig()
                  .perExecutionEnvironmentMaxConcurrency())
          .isEqualTo(4 * 32);
      assertThat(photo.snapStart().optimizationStatus()).isEqualTo(SnapStartOptimizationStatus.ON);
    }
  }

  @Test
  void reserve_nothing_of_the_account() throws Exception {
    try (var emulator = start();
        var client = client(emulator)) {
      assertThatThrownBy(
              () ->
                  client.putFunctionConcurrency(
                      it -> it.functionName("meeter").reservedConcurrentExecutions(1)))
          .isInstanceOf(InvalidParameterValueException.class)
          .hasMessageContaining("capacity provider: meeter");
      assertThat(
              client
                  .getFunctionConcurrency(it -> it.functionName("meeter"))
                  .reservedConcurrentExecutions())
          .isNull();
      assertThat(client.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
          .isEqualTo(1000);
    }
  }

  @Test
  void the_tail_of_the_log_of_a_restored_instance_tells_no_init() throws Exception {
    try (var emulator = start();
        var client = client(emulator)) {
      var invoked =
          client.invoke(
              it ->
                  it.functionName("photographed")
                      .logType(LogType.TAIL)
                      .payload(SdkBytes.fromUtf8String("{}")));

      assertThat(
              new String(Base64.getDecoder().decode(invoked.logResult()), StandardCharsets.UTF_8))
          .containsPattern("\tRestore Duration: [0-9.]+ ms\tBilled Restore Duration: [0-9]+ ms\t")
          .doesNotContain("Init Duration");
    }
  }

  @Test
  void a_restored_instance_answers() throws Exception {
    try (var emulator = start()) {
      var said =
          emulator
              .calls()
              .http(Platform.LAMBDA, "photographed", HttpRequest.of("GET", "/photographed"))
              .get();

      assertThat(said.value().status()).isEqualTo(200);
      assertThat(emulator.instances())
          .filteredOn(it -> it.function().equals("photographed"))
          .extracting(InstanceReport::note)
          .containsExactly("restored from a snapshot");
    }
  }

  private Emulator start() throws Exception {
    var config = new TestProject(directory, MANIFEST).config(Platform.CLOUDRUN);
    return Emulator.start(config.withInProcess());
  }

  private static CompletableFuture<Invoked<HttpResponse>> meet(
      Emulator emulator, ServerSocket meeting) {
    var request = HttpRequest.of("GET", "/meet/" + meeting.getLocalPort());
    return emulator.calls().http(Platform.LAMBDA, "meeter", request);
  }

  private static List<String> meeters(Emulator emulator) {
    return emulator.instances().stream()
        .filter(it -> it.function().equals("meeter"))
        .map(it -> it.id() + " " + it.note())
        .toList();
  }

  private static LambdaClient client(Emulator emulator) {
    return LambdaClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + emulator.controlPort()))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
        .build();
  }
}
