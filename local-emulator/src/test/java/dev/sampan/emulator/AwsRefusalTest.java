// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;

/** What Lambda would not take, or the emulator would not do, is refused and never passed over. */
final class AwsRefusalTest {

  private static final String MANIFEST =
      """
      functions:
        echo:
          handler: dev.sampan.emulator.functions.Echo
        receipts:
          handler: dev.sampan.emulator.functions.Receipts
          triggers: [ { queue: { source: orders } } ]
        restored:
          handler: dev.sampan.emulator.functions.Echo
          platforms: { lambda: { snapStart: true } }
      """;

  @TempDir private static Path directory;
  private static Emulator emulator;
  private static LambdaClient client;
  private static URI endpoint;

  @BeforeAll
  static void start() throws Exception {
    var project = new TestProject(directory, MANIFEST);
    emulator = Emulator.start(project.config(Platform.LAMBDA).withInProcess());
    endpoint = URI.create("http://127.0.0.1:" + emulator.controlPort());
    var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing"));
    client =
        LambdaClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(anybody)
            .build();
    client.publishVersion(it -> it.functionName("echo"));
    client.publishVersion(it -> it.functionName("restored"));
    client.createAlias(it -> it.functionName("echo").name("newest").functionVersion("$LATEST"));
  }

  @AfterAll
  static void stop() {
    client.close();
    emulator.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"FilterCriteria\":\"x\"', FilterCriteria is no object",
    "'\"FilterCriteria\":{\"Filters\":{}}', Filters is no list",
    "'\"ScalingConfig\":5', ScalingConfig is no object",
    "'\"DestinationConfig\":[]', DestinationConfig is no object",
    "'\"FunctionResponseTypes\":\"no\"', FunctionResponseTypes is no list",
  })
  void a_member_of_a_mapping_has_the_form_that_the_model_gives_it(String member, String why)
      throws Exception {
    var arn = "arn:aws:sqs:us-east-1:123456789012:new";
    var body = "{\"FunctionName\":\"receipts\",\"EventSourceArn\":\"" + arn + "\"," + member + "}";

    var response = send("POST", "/2015-03-31/event-source-mappings/", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-errortype"))
        .hasValue("InvalidRequestContentException");
    assertThat(response.body()).contains(why);
    assertThat(client.listEventSourceMappings(it -> it.eventSourceArn(arn)).eventSourceMappings())
        .isEmpty();
  }

  @Test
  void a_table_in_the_place_of_its_stream_is_told_how_streams_are_named() {
    assertThatThrownBy(
            () ->
                client.createEventSourceMapping(
                    it ->
                        it.functionName("receipts")
                            .eventSourceArn("arn:aws:dynamodb:us-east-1:123456789012:table/t")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining(":table/NAME/stream/LABEL");
  }

  @ParameterizedTest
  @CsvSource({
    "/2018-10-31/layers, ListLayers",
    "/2018-10-31/layers?find=LayerVersion&Arn=a, GetLayerVersionByArn"
  })
  void an_operation_that_is_not_there_is_refused_by_its_own_name(String path, String name)
      throws Exception {
    var response = send("GET", path, "");

    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(response.body()).contains("The emulator has no " + name + ":");
  }

  @Test
  void an_alias_takes_no_weights() {
    assertThatThrownBy(
            () ->
                client.createAlias(
                    it ->
                        it.functionName("echo")
                            .name("canary")
                            .functionVersion("1")
                            .routingConfig(r -> r.additionalVersionWeights(Map.of("1", 0.5)))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("leave AdditionalVersionWeights out");
  }

  @Test
  void a_change_of_what_the_caller_has_not_seen_is_refused() {
    assertThatThrownBy(
            () ->
                client.updateAlias(
                    it -> it.functionName("echo").name("newest").revisionId("another")))
        .isInstanceOf(PreconditionFailedException.class);
    assertThatThrownBy(
            () -> client.publishVersion(it -> it.functionName("echo").revisionId("another")))
        .isInstanceOf(PreconditionFailedException.class);
    assertThatThrownBy(
            () -> client.publishVersion(it -> it.functionName("echo").codeSha256("another")))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("CodeSHA256 (another) is different");
    var seen = client.getFunctionConfiguration(it -> it.functionName("echo"));
    assertThat(
            client
                .publishVersion(
                    it ->
                        it.functionName("echo")
                            .revisionId(seen.revisionId())
                            .codeSha256(seen.codeSha256()))
                .version())
        .isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"echo, newest, unpublished", "restored, 1, SnapStart"})
  void only_a_version_without_a_snapshot_keeps_instances(
      String function, String qualifier, String why) {
    assertThatThrownBy(
            () ->
                client.putProvisionedConcurrencyConfig(
                    it ->
                        it.functionName(function)
                            .qualifier(qualifier)
                            .provisionedConcurrentExecutions(1)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining(why);
  }

  @Test
  void lists_versions_if_all_are_asked_for_and_takes_no_other_word() {
    assertThat(client.listFunctions(it -> it.functionVersion("ALL")).functions())
        .filteredOn(it -> it.functionName().equals("echo"))
        .extracting(FunctionConfiguration::version)
        .containsExactly("$LATEST", "1");
    assertThatThrownBy(() -> client.listFunctions(it -> it.functionVersion("SOME")))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining("functionVersion");
    assertThatThrownBy(() -> client.listFunctions(it -> it.maxItems(0)))
        .isInstanceOf(InvalidParameterValueException.class);
  }

  @Test
  void a_payload_that_is_too_long_is_not_looked_at() {
    var text = SdkBytes.fromUtf8String("a".repeat(6_291_457));

    assertThatThrownBy(() -> client.invoke(it -> it.functionName("echo").payload(text)))
        .isInstanceOf(RequestTooLargeException.class)
        .hasMessageContaining("6291457 byte payload");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"said\":", "[]]", "\"tea"})
  void broken_json_is_not_taken_for_a_text_without_quotes(String payload) {
    assertThatThrownBy(
            () ->
                client.invoke(
                    it -> it.functionName("echo").payload(SdkBytes.fromUtf8String(payload))))
        .isInstanceOf(InvalidRequestContentException.class)
        .hasMessageNotContaining("quotes");
  }

  @Test
  void json_that_is_nested_too_deeply_is_refused_in_words_of_its_own() {
    var deep = SdkBytes.fromUtf8String("[".repeat(2_000));

    assertThatThrownBy(() -> client.invoke(it -> it.functionName("echo").payload(deep)))
        .isInstanceOf(InvalidRequestContentException.class)
        .hasMessageContaining("nested too deeply")
        .hasMessageNotContaining("StreamReadConstraints");
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
