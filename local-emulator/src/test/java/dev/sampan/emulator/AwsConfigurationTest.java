// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.platform.Platform;
import dev.sampan.platform.StreamRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyStatusEnum;
import software.amazon.awssdk.services.lambda.model.RecursiveLoop;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** What Amazon's own client reads of functions, and changes while they run. */
final class AwsConfigurationTest {

  private static final String MANIFEST =
      """
      functions:
        echo:
          handler: dev.sampan.emulator.functions.Echo
          memory: 256MiB
        receipts:
          handler: dev.sampan.emulator.functions.Receipts
          triggers: [ { queue: { source: orders } } ]
        visitors:
          handler: dev.sampan.emulator.functions.Receipts
          triggers: [ { stream: { source: visits } } ]
        hello:
          handler: dev.sampan.emulator.functions.Hello
          triggers: [ { http: {} } ]
      """;
  private static final SdkBytes FAILING = SdkBytes.fromUtf8String("{\"fail\":1}");
  private static final String QUEUES = "arn:aws:sqs:us-east-1:123456789012:";

  @TempDir private Path directory;
  private SourceProbe probe;
  private LambdaClient client;

  @BeforeEach
  void start() throws Exception {
    probe = new SourceProbe(directory, Platform.LAMBDA, MANIFEST);
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
  void describes_the_functions_as_waiters_want_them() {
    var waiter = client.waiter();

    var active = waiter.waitUntilFunctionActive(it -> it.functionName("echo")).matched();
    var updated = waiter.waitUntilFunctionUpdated(it -> it.functionName("echo")).matched();
    var exists = waiter.waitUntilFunctionExists(it -> it.functionName("echo")).matched();

    assertThat(active.response().orElseThrow().state()).isEqualTo(State.ACTIVE);
    assertThat(updated.response().orElseThrow().memorySize()).isEqualTo(256);
    assertThat(exists.response().orElseThrow().configuration().functionArn())
        .isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:echo");
    assertThat(client.listFunctionsPaginator(it -> it.maxItems(2)).functions())
        .extracting(FunctionConfiguration::functionName)
        .containsExactly("echo", "receipts", "visitors", "hello");
    assertThatThrownBy(() -> client.getFunction(it -> it.functionName("nobody")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(client.getAccountSettings().accountUsage().functionCount()).isEqualTo(4);
  }

  @Test
  void tells_the_address_of_a_function_that_has_one() {
    var url = client.getFunctionUrlConfig(it -> it.functionName("hello"));

    assertThat(url.functionUrl())
        .isEqualTo("http://127.0.0.1:" + probe.emulator.gatewayPort() + "/");
    assertThat(url.invokeMode()).isEqualTo(InvokeMode.BUFFERED);
    assertThatThrownBy(() -> client.getFunctionUrlConfig(it -> it.functionName("echo")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void reserves_concurrency_and_gives_it_up() {
    var unreserved = client.getAccountSettings().accountLimit().unreservedConcurrentExecutions();

    client.putFunctionConcurrency(it -> it.functionName("echo").reservedConcurrentExecutions(0));
    assertThatThrownBy(() -> client.invoke(it -> it.functionName("echo")))
        .isInstanceOf(TooManyRequestsException.class);
    client.putFunctionConcurrency(it -> it.functionName("echo").reservedConcurrentExecutions(900));
    assertThat(client.getAccountSettings().accountLimit().unreservedConcurrentExecutions())
        .isEqualTo(unreserved - 900);
    assertThatThrownBy(
            () ->
                client.putFunctionConcurrency(
                    it -> it.functionName("hello").reservedConcurrentExecutions(1)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("below its minimum value of [100]");
    assertThat(
            client
                .getFunctionConcurrency(it -> it.functionName("echo"))
                .reservedConcurrentExecutions())
        .isEqualTo(900);

    client.deleteFunctionConcurrency(it -> it.functionName("echo"));

    assertThat(client.getFunction(it -> it.functionName("echo")).concurrency()).isNull();
    assertThat(client.invoke(it -> it.functionName("echo")).statusCode()).isEqualTo(200);
  }

  @Test
  void keeps_instances_ready_for_a_version() throws Exception {
    var version = client.publishVersion(it -> it.functionName("echo")).version();
    client.createAlias(it -> it.functionName("echo").name("live").functionVersion(version));

    var asked =
        client.putProvisionedConcurrencyConfig(
            it -> it.functionName("echo").qualifier("live").provisionedConcurrentExecutions(1));
    assertThat(asked.status()).isEqualTo(ProvisionedConcurrencyStatusEnum.IN_PROGRESS);
    while (provisioned("live") != ProvisionedConcurrencyStatusEnum.READY) {
      Thread.onSpinWait();
    }
    var warm = client.invoke(it -> it.functionName("echo").qualifier("live"));

    assertThat(warm.executedVersion()).isEqualTo("1");
    assertThat(probe.next(1)).extracting(it -> it.service().cold()).containsExactly(false);
    client.deleteProvisionedConcurrencyConfig(it -> it.functionName("echo").qualifier("live"));
    assertThatThrownBy(() -> provisioned("live"))
        .isInstanceOf(ProvisionedConcurrencyConfigNotFoundException.class);
  }

  private ProvisionedConcurrencyStatusEnum provisioned(String qualifier) {
    return client
        .getProvisionedConcurrencyConfig(it -> it.functionName("echo").qualifier(qualifier))
        .status();
  }

  @Test
  void changes_what_becomes_of_events() throws Exception {
    client.putFunctionEventInvokeConfig(
        it ->
            it.functionName("echo")
                .maximumRetryAttempts(0)
                .destinationConfig(to -> to.onFailure(on -> on.destination(QUEUES + "orders"))));

    client.invoke(
        it -> it.functionName("echo").payload(FAILING).invocationType(InvocationType.EVENT));

    assertThat(probe.next(2))
        .extracting(it -> it.function() + " " + it.trigger())
        .containsExactly("echo async", "receipts queue");
    var updated =
        client.updateFunctionEventInvokeConfig(
            it -> it.functionName("echo").maximumEventAgeInSeconds(60));
    assertThat(updated.maximumRetryAttempts()).isZero();
    assertThat(updated.destinationConfig().onFailure().destination()).isEqualTo(QUEUES + "orders");
    client.deleteFunctionEventInvokeConfig(it -> it.functionName("echo"));
    assertThatThrownBy(() -> client.getFunctionEventInvokeConfig(it -> it.functionName("echo")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void maps_a_queue_to_a_function_and_pauses_it() throws Exception {
    var made =
        client.createEventSourceMapping(
            it -> it.functionName("receipts").eventSourceArn(QUEUES + "refunds").batchSize(5));
    assertThat(made.state()).isEqualTo("Creating");
    assertThat(state(made.uuid())).isEqualTo("Enabled");
    probe.accept(Trigger.QUEUE, "refunds", probe.message("1", "{\"text\":\"a\"}", null));
    assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("1/1");

    client.updateEventSourceMapping(it -> it.uuid(made.uuid()).enabled(false).batchSize(7));
    probe.accept(Trigger.QUEUE, "refunds", probe.message("2", "{\"text\":\"b\"}", null));
    assertThat(probe.quiet()).isTrue();
    assertThat(state(made.uuid())).isEqualTo("Disabled");
    client.updateEventSourceMapping(it -> it.uuid(made.uuid()).enabled(true));
    assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("1/1");

    assertThat(
            client.listEventSourceMappings(it -> it.functionName("receipts")).eventSourceMappings())
        .extracting(it -> it.eventSourceArn() + " " + it.batchSize())
        .containsExactly(QUEUES + "orders 10", QUEUES + "refunds 7");
    assertThatThrownBy(
            () ->
                client.createEventSourceMapping(
                    it -> it.functionName("receipts").eventSourceArn(QUEUES + "orders")))
        .isInstanceOf(ResourceConflictException.class);
    client.deleteEventSourceMapping(it -> it.uuid(made.uuid()));
    assertThat(probe.emulator.sources().has(Trigger.QUEUE, "refunds")).isFalse();
    assertThatThrownBy(() -> state(made.uuid())).isInstanceOf(ResourceNotFoundException.class);
  }

  private String state(String uuid) {
    return client.getEventSourceMapping(it -> it.uuid(uuid)).state();
  }

  @Test
  void maps_a_shard_by_its_rules() throws Exception {
    var stream = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";

    var made =
        client.createEventSourceMapping(
            it ->
                it.functionName("visitors")
                    .eventSourceArn(stream)
                    .startingPosition(EventSourcePosition.LATEST)
                    .parallelizationFactor(2)
                    .maximumRetryAttempts(3)
                    .maximumRecordAgeInSeconds(60)
                    .bisectBatchOnFunctionError(true));

    assertThat(made.eventSourceArn()).isEqualTo(stream);
    assertThat(made.parallelizationFactor()).isEqualTo(2);
    assertThat(made.maximumRetryAttempts()).isEqualTo(3);
    assertThat(made.maximumRecordAgeInSeconds()).isEqualTo(60);
    assertThat(made.bisectBatchOnFunctionError()).isTrue();
    var record =
        new StreamRecord(
            "r1", Body.of("{\"text\":\"a\"}"), Map.of(), "k", 0, 0, 1, probe.clock.instant());
    probe.accept(Trigger.STREAM, "clicks", record);
    assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("1/1");
  }

  @Test
  void refuses_mappings_that_cannot_be() {
    assertThatThrownBy(
            () ->
                client.createEventSourceMapping(
                    it -> it.functionName("echo").eventSourceArn(QUEUES + "q").batchSize(11)))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(
            () ->
                client.createEventSourceMapping(
                    it -> it.functionName("echo").eventSourceArn("arn:aws:mq:x:1:broker:b")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("no event source");
    assertThatThrownBy(() -> state(UUID.randomUUID().toString()))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void lets_a_function_start_itself_if_it_is_told_to() {
    assertThat(recursion()).isEqualTo(RecursiveLoop.TERMINATE);

    client.putFunctionRecursionConfig(
        it -> it.functionName("echo").recursiveLoop(RecursiveLoop.ALLOW));

    assertThat(recursion()).isEqualTo(RecursiveLoop.ALLOW);
  }

  private RecursiveLoop recursion() {
    return client.getFunctionRecursionConfig(it -> it.functionName("echo")).recursiveLoop();
  }
}
