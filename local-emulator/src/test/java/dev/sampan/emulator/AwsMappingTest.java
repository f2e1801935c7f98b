// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.Trigger;
import dev.sampan.platform.StreamRecord;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** What mappings are asked to be through Amazon's own client, and then are. */
final class AwsMappingTest {

  private static final String MANIFEST =
      """
      functions:
        flaky:
          handler: dev.sampan.emulator.functions.Flaky
          settings: { diary: "DIARY" }
          triggers:
            - queue: { source: orders, batch: 4, filter: { region: eu } }
            - stream: { source: clicks, deadLetter: lost }
            - queue: { source: lost }
            - topic: { source: alarms }
            - record: { source: users }
        late:
          handler: dev.sampan.emulator.functions.Flaky
          settings: { diary: "DIARY" }
          triggers: [ { stream: { source: visits } } ]
        typed:
          handler: dev.sampan.emulator.functions.Receipts
          triggers: [ { queue: { source: receipts } } ]
      """;
  private static final String QUEUES = "arn:aws:sqs:us-east-1:123456789012:";
  private static final String TOPICS = "arn:aws:sns:us-east-1:123456789012:";
  private static final String STREAMS = "arn:aws:kinesis:us-east-1:123456789012:stream/";
  private static final String TABLES = "arn:aws:dynamodb:us-east-1:123456789012:table/";
  private static final String PATTERN = "{ \"data\": { \"page\": [ { \"suffix\": \".html\" } ] } }";

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
  void a_filter_keeps_messages_from_the_function() throws Exception {
    var declared =
        client
            .listEventSourceMappings(it -> it.eventSourceArn(QUEUES + "orders"))
            .eventSourceMappings()
            .get(0);

    assertThat(declared.filterCriteria().filters())
        .extracting(Filter::pattern)
        .containsExactly("{\"body\":{\"region\":[\"eu\"]}}");
    accept("orders", "{\"region\":\"us\"}", "{\"region\":\"eu\",\"n\":1}", "eu");
    assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("1/1");
    assertThat(probe.quiet()).isTrue();
    assertThat(pending()).isZero();

    client.updateEventSourceMapping(
        it -> it.uuid(declared.uuid()).filterCriteria(all -> all.filters(List.of())));
    accept("orders", "{\"region\":\"asia\"}");

    assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("1/1");
    assertThat(probe.diaryLines())
        .containsExactly("{\"region\":\"eu\",\"n\":1}", "{\"region\":\"asia\"}");
    var cleared = client.getEventSourceMapping(it -> it.uuid(declared.uuid()));
    assertThat(cleared.filterCriteria()).isNull();
  }

  @Test
  void a_shard_is_read_from_its_horizon_and_past_what_a_filter_does_not_want() throws Exception {
    record("a", "{\"page\":\"a.html\"}");
    record("b", "{\"page\":\"b.png\"}");
    record("c", "{\"page\":\"c.html\"}");
    assertThat(probe.next(3)).hasSize(3);

    var made =
        create(
            it ->
                it.functionName("late")
                    .eventSourceArn(STREAMS + "clicks/consumer/second:1")
                    .startingPosition(EventSourcePosition.TRIM_HORIZON)
                    .filterCriteria(criteria(PATTERN)));

    assertThat(made.startingPosition()).isEqualTo(EventSourcePosition.TRIM_HORIZON);
    assertThat(made.filterCriteria().filters())
        .extracting(Filter::pattern)
        .containsExactly(PATTERN);
    assertThat(probe.next(2)).extracting(it -> it.status()).containsOnly("1/1");
    assertThat(probe.quiet()).isTrue();
    assertThat(probe.diaryLines()).hasSize(5).filteredOn(it -> it.contains("png")).hasSize(1);
  }

  @Test
  void a_shard_is_read_from_a_time_or_from_now_on() throws Exception {
    record("a", "one");
    assertThat(probe.next(1)).hasSize(1);
    probe.clock.advance(Duration.ofMinutes(5));
    var between = probe.clock.instant().truncatedTo(ChronoUnit.MILLIS);
    record("a", "two");
    assertThat(probe.next(1)).hasSize(1);

    var made =
        create(it -> late(it).startingPosition("AT_TIMESTAMP").startingPositionTimestamp(between));

    assertThat(made.startingPositionTimestamp()).isEqualTo(between);
    assertThat(probe.next(1)).extracting(it -> it.function()).containsExactly("late");
    client.deleteEventSourceMapping(it -> it.uuid(made.uuid()));
    create(it -> late(it).startingPosition(EventSourcePosition.LATEST));
    record("a", "three");
    assertThat(probe.next(2)).extracting(it -> it.function()).contains("late", "flaky");
    assertThat(probe.quiet()).isTrue();
    assertThat(probe.diaryLines()).filteredOn("one"::equals).hasSize(1);
  }

  private static CreateEventSourceMappingRequest.Builder late(
      CreateEventSourceMappingRequest.Builder it) {
    return it.functionName("late").eventSourceArn(STREAMS + "clicks");
  }

  @Test
  void failures_of_a_batch_are_read_only_if_that_is_asked_for() throws Exception {
    var made = create(it -> it.functionName("flaky").eventSourceArn(QUEUES + "refunds"));
    accept("refunds", "fails-1");

    assertThat(made.functionResponseTypes()).isEmpty();
    assertThat(probe.next(1)).extracting(it -> it.status()).containsExactly("1/1");

    var asked =
        client.updateEventSourceMapping(
            it ->
                it.uuid(made.uuid())
                    .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
    accept("refunds", "again fails-1");

    assertThat(asked.functionResponseTypes())
        .containsExactly(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    assertThat(probe.next(2)).extracting(it -> it.status()).containsExactly("0/1", "1/1");
  }

  @Test
  void a_batch_that_failed_for_good_is_told_to_a_topic() throws Exception {
    var made =
        create(
            it ->
                late(it)
                    .startingPosition(EventSourcePosition.LATEST)
                    .maximumRetryAttempts(1)
                    .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                    .destinationConfig(
                        to -> to.onFailure(on -> on.destination(TOPICS + "alarms"))));
    assertThat(made.destinationConfig().onFailure().destination()).isEqualTo(TOPICS + "alarms");

    record("a", "fails-9");

    var reports = probe.next(3 + 1 + 5);
    assertThat(reports).extracting(it -> it.trigger()).contains("topic");
    assertThat(probe.diaryLines())
        .filteredOn(it -> it.contains("KinesisBatchInfo"))
        .first()
        .asString()
        .contains("\"condition\":\"RetryAttemptsExhausted\"", "\"approximateInvokeCount\":2");
  }

  @Test
  void tells_what_a_mapping_was_asked_to_be() {
    var stream =
        create(
            it ->
                late(it)
                    .startingPosition(EventSourcePosition.LATEST)
                    .batchSize(50)
                    .maximumBatchingWindowInSeconds(7)
                    .tumblingWindowInSeconds(900));
    assertThat(stream.maximumRetryAttempts()).isEqualTo(-1);
    assertThat(stream.maximumRecordAgeInSeconds()).isEqualTo(-1);
    assertThat(stream.tumblingWindowInSeconds()).isEqualTo(900);
    assertThat(stream.maximumBatchingWindowInSeconds()).isEqualTo(7);
    assertThat(stream.functionResponseTypes()).isEmpty();
    assertThat(stream.filterCriteria()).isNull();

    var table =
        create(
            it ->
                it.functionName("flaky")
                    .eventSourceArn(TABLES + "people/stream/2026-01-01T00:00:00.000")
                    .startingPosition(EventSourcePosition.TRIM_HORIZON)
                    .maximumBatchingWindowInSeconds(3));
    assertThat(table.maximumBatchingWindowInSeconds()).isEqualTo(3);
    assertThat(table.startingPosition()).isEqualTo(EventSourcePosition.TRIM_HORIZON);

    var queue =
        create(
            it ->
                it.functionName("flaky")
                    .eventSourceArn(QUEUES + "more")
                    .scalingConfig(all -> all.maximumConcurrency(2)));
    assertThat(queue.scalingConfig().maximumConcurrency()).isEqualTo(2);
    assertThat(queue.maximumRetryAttempts()).isNull();
  }

  @Test
  void refuses_what_lambda_refuses() {
    refused("Invalid filter pattern definition", it -> queue(it).filterCriteria(criteria("{")));
    refused(
        "body.x has a numeric",
        it -> queue(it).filterCriteria(criteria("{\"body\":{\"x\":[{\"numeric\":[1]}]}}")));
    refused(
        "data must be an object",
        it ->
            late(it)
                .startingPosition(EventSourcePosition.LATEST)
                .filterCriteria(criteria("{\"data\":[\"x\"]}")));
    refused(
        "5 filters at most",
        it ->
            queue(it).filterCriteria(criteria(PATTERN, PATTERN, PATTERN, PATTERN, PATTERN, "{}")));
    refused(
        "less than or equal to 4096",
        it -> queue(it).filterCriteria(criteria("{\"a\":[\"" + "x".repeat(4096) + "\"]}")));
    refused("StartingPosition is for streams", it -> queue(it).startingPosition("LATEST"));
    refused("TumblingWindowInSeconds is", it -> queue(it).tumblingWindowInSeconds(5));
    refused(
        "has no destination",
        it -> queue(it).destinationConfig(to -> to.onFailure(on -> on.destination(QUEUES + "q"))));
    refused(
        "not to arn:aws:s3:::b",
        it ->
            late(it)
                .startingPosition("LATEST")
                .destinationConfig(to -> to.onFailure(on -> on.destination("arn:aws:s3:::b"))));
    refused("startingPosition", it -> late(it));
    refused("enum value set", it -> late(it).startingPosition("MIDDLE"));
    refused("wants a StartingPositionTimestamp", it -> late(it).startingPosition("AT_TIMESTAMP"));
    refused("900", it -> late(it).startingPosition("LATEST").tumblingWindowInSeconds(901));
    refused(
        "leave ParallelizationFactor at 1",
        it ->
            late(it)
                .startingPosition("LATEST")
                .tumblingWindowInSeconds(9)
                .parallelizationFactor(2));
    refused(
        "Only queues",
        it -> late(it).startingPosition("LATEST").scalingConfig(all -> all.maximumConcurrency(2)));
    refused(
        "The function typed has no stream trigger",
        it -> late(it).functionName("typed").startingPosition("LATEST"));
  }

  private static CreateEventSourceMappingRequest.Builder queue(
      CreateEventSourceMappingRequest.Builder it) {
    return it.functionName("flaky").eventSourceArn(QUEUES + "q");
  }

  private void refused(String why, Consumer<CreateEventSourceMappingRequest.Builder> asked) {
    assertThatThrownBy(() -> create(asked))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining(why);
  }

  private CreateEventSourceMappingResponse create(
      Consumer<CreateEventSourceMappingRequest.Builder> asked) {
    return client.createEventSourceMapping(asked);
  }

  private static FilterCriteria criteria(String... patterns) {
    var filters = Stream.of(patterns).map(it -> Filter.builder().pattern(it).build()).toList();
    return FilterCriteria.builder().filters(filters).build();
  }

  private void accept(String queue, String... bodies) {
    for (var body : bodies) {
      probe.accept(Trigger.QUEUE, queue, probe.message(UUID.randomUUID().toString(), body, null));
    }
  }

  private void record(String key, String body) {
    var id = UUID.randomUUID().toString();
    var now = probe.clock.instant();
    probe.accept(
        Trigger.STREAM, "clicks", new StreamRecord(id, Body.of(body), Map.of(), key, 0, 0, 1, now));
  }

  private int pending() {
    return probe.emulator.sources().sources().stream()
        .mapToInt(it -> it.waiting() + it.inFlight())
        .sum();
  }
}
