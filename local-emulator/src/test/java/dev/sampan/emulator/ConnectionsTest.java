// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sampan.platform.Platform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ForbiddenException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

/** Amazon's own client of the management API, and how long connections last. */
final class ConnectionsTest {

  private static final int MOST_BYTES = 128 * 1024;

  @TempDir private static Path directory;
  private static final HeardLines LINES = new HeardLines();
  private static final SteppedClock CLOCK = new SteppedClock();
  private static Emulator emulator;
  private static ApiGatewayManagementApiClient client;

  @BeforeAll
  static void start() throws Exception {
    var project = new TestProject(directory, WebSocketTest.MANIFEST);
    var config = project.config(CLOCK, Platform.LAMBDA).withListener(LINES);
    emulator = Emulator.start(config.withInProcess());
    client = client("");
  }

  private static ApiGatewayManagementApiClient client(String stage) {
    var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing"));
    return ApiGatewayManagementApiClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + emulator.controlPort() + stage))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(anybody)
        .overrideConfiguration(it -> it.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    emulator.close();
  }

  private static SocketProbe open() {
    return SocketProbe.open(emulator.gatewayPort(), "/chat");
  }

  private static String id(SocketProbe probe) throws InterruptedException {
    return probe.say("{\"action\":\"say\"}").hear().split(" ", -1)[1];
  }

  private static void post(String id, String text) {
    client.postToConnection(it -> it.connectionId(id).data(SdkBytes.fromUtf8String(text)));
  }

  @Test
  void sends_to_a_connection() throws Exception {
    var probe = open();
    var id = id(probe);

    post(id, "茶");
    post(id, "x".repeat(MOST_BYTES));

    assertThat(probe.hear()).isEqualTo("茶");
    assertThat(probe.hear()).hasSize(MOST_BYTES);
    assertThatThrownBy(() -> post(id, "x".repeat(MOST_BYTES + 1)))
        .isInstanceOf(PayloadTooLargeException.class);
  }

  @Test
  void tells_of_a_connection() throws Exception {
    var before = CLOCK.instant().minusMillis(1);

    var told = client.getConnection(it -> it.connectionId(idOfNew()));

    assertThat(told.connectedAt()).isBetween(before, CLOCK.instant());
    assertThat(told.lastActiveAt()).isBetween(told.connectedAt(), CLOCK.instant());
    assertThat(told.identity().sourceIp()).isEqualTo("127.0.0.1");
    assertThat(told.identity().userAgent()).startsWith("Java-http-client");
  }

  private static String idOfNew() {
    try {
      return id(open());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ends_a_connection_which_is_gone_then() throws Exception {
    var probe = open();
    var id = id(probe);

    client.deleteConnection(it -> it.connectionId(id));

    assertThat(probe.end()).isEqualTo("1000 Connection Closed Normally");
    assertThat(LINES.with("DISCONNECT", id)).contains("disconnectStatusCode=1000");
    assertThatThrownBy(() -> post(id, "tea")).isInstanceOf(GoneException.class);
    assertThatThrownBy(() -> client.deleteConnection(it -> it.connectionId(id)))
        .isInstanceOf(GoneException.class);
  }

  @Test
  void knows_its_stage_only() throws Exception {
    var id = id(open());

    try (var right = client("/Prod");
        var wrong = client("/prod")) {
      assertThat(right.getConnection(it -> it.connectionId(id)).connectedAt()).isNotNull();
      assertThatThrownBy(() -> wrong.getConnection(it -> it.connectionId(id)))
          .isInstanceOf(ForbiddenException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"tea,400", "%2e%2e,400", "AAAAAAAAAAAAAAAA=,400", "AAAAAAAAAAAAAAA=,410"})
  void refuses_what_is_no_connection(String id, int status) {
    var refusal = catchThrowable(() -> client.getConnection(it -> it.connectionId(id)));

    assertThat(refusal)
        .isInstanceOfSatisfying(
            ApiGatewayManagementApiException.class,
            it -> assertThat(it.statusCode()).isEqualTo(status));
  }

  @Test
  void keeps_no_more_for_a_client_that_does_not_read_than_it_bears() throws Exception {
    var deaf = SocketProbe.deaf(emulator.gatewayPort(), "/chat?deaf=1");
    var line = LINES.with("eventType=CONNECT", "deaf");
    var id = line.replaceAll(".*connectionId=([^,}]+).*", "$1");

    var refusal = catchThrowable(() -> postWithoutEnd(id));

    assertThat(refusal).isInstanceOf(LimitExceededException.class);
    assertThat(id(open())).isNotEqualTo(id);
    deaf.socket().abort();
  }

  /** What the machine's own buffers take is far less than 64 MiB. */
  private static void postWithoutEnd(String id) {
    for (var i = 0; i < 512; i++) {
      post(id, "x".repeat(MOST_BYTES));
    }
  }

  @Test
  void a_silent_connection_ends_after_ten_minutes_and_any_after_two_hours() throws Exception {
    var silent = open();
    var talking = open();

    for (var i = 0; i < 13; i++) {
      assertThat(talking.closed).isNotDone();
      assertThat(id(talking)).isNotEmpty();
      CLOCK.advance(Duration.ofSeconds(559));
    }

    assertThat(silent.end()).isEqualTo("1001 Going away");
    assertThat(talking.end()).isEqualTo("1001 Going away");
  }

  @Test
  void a_function_has_29_seconds() throws Exception {
    var probe = open().say("{\"action\":\"say\",\"hang\":1}");
    LINES.with("eventType=MESSAGE", "hang");
    var port = emulator.gatewayPort();
    var refused = CompletableFuture.supplyAsync(() -> SocketProbe.refused(port, "/chat?hang=now"));
    LINES.with("eventType=CONNECT", "hang=now");

    CLOCK.advance(Duration.ofSeconds(29));

    assertThat(probe.hear()).contains("\"Endpoint request timed out\"");
    assertThat(refused.get(20, TimeUnit.SECONDS)).isEqualTo(504);
  }

  @Test
  void a_function_in_a_process_of_its_own_finds_the_way_back(@TempDir Path own) throws Exception {
    var manifest =
        """
        functions:
          back:
            handler: dev.sampan.emulator.functions.Backchannel
            triggers: [ { websocket: { source: back, routes: [$default] } } ]
        """;

    try (var other = new TestProject(own, manifest).start(Platform.LAMBDA)) {
      var probe = SocketProbe.open(other.gatewayPort(), "/back");

      assertThat(probe.say("tea").hear()).isEqualTo("back: tea");
    }
  }
}
