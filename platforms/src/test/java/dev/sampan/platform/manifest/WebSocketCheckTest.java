// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Batch;
import dev.sampan.BatchResult;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebSocketCheckTest {

  private static final String SHARED =
      """
      functions:
        chat:
          command: [./chat]
          triggers: [ { websocket: { source: chat, select: $request.body.action } } ]
        asks:
          command: [./asks]
          triggers:
            - websocket: { source: chat, routes: [ask] }
            - websocket: { source: other, routes: [$default], select: $request.body.kind }
      """;

  @TempDir Path dir;

  @Test
  void functions_may_share_an_api() throws Exception {
    assertThat(check(SHARED, Platform.LAMBDA)).isEmpty();
  }

  @Test
  void a_route_has_one_function() throws Exception {
    assertThat(check(SHARED.replace("[ask]", "[ask, $connect]"), Platform.LAMBDA))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.error()).isTrue();
              assertThat(it.key()).isEqualTo("functions.asks.triggers[0].websocket.routes[1]");
              assertThat(it.line()).isEqualTo(8);
              assertThat(it.toString()).contains("$connect", "chat's trigger chat has it");
            });
  }

  @Test
  void an_api_has_one_selection() throws Exception {
    var other = SHARED.replace("routes: [ask] }", "routes: [ask], select: $request.body.do }");

    assertThat(check(other, Platform.LAMBDA))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.error()).isTrue();
              assertThat(it.key()).isEqualTo("functions.asks.triggers[0].websocket.select");
              assertThat(it.toString()).contains("$request.body.do", "$request.body.action");
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"SCF", "CLOUDRUN"})
  void other_platforms_are_told_to_have_none(Platform platform) throws Exception {
    assertThat(check(SHARED, platform))
        .filteredOn(Finding::error)
        .hasSize(3)
        .allSatisfy(
            it ->
                assertThat(it.toString())
                    .contains("a websocket trigger", platform.id() + " has", "-p lambda"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mute", "Paged", "Batched"})
  void a_handler_that_cannot_answer_is_found_out(String handler) throws Exception {
    var manifest =
        """
        functions:
          chat:
            handler: %s$%s
            triggers: [ { websocket: { source: chat } } ]
        """
            .formatted(WebSocketCheckTest.class.getName(), handler);

    assertThat(check(manifest, Platform.LAMBDA))
        .singleElement()
        .satisfies(it -> assertThat(it.toString()).contains("websocket"));
  }

  private List<Finding> check(String manifest, Platform platform) throws Exception {
    var file = Files.writeString(dir.resolve("sampan.yaml"), manifest);
    return ManifestCheck.check(Manifest.read(file), getClass().getClassLoader(), Set.of(platform));
  }

  /** Returns nothing. */
  public static final class Mute implements Handler<String, Void> {
    @Override
    @SuppressWarnings("NullAway") // A Void has no other value.
    public Void handle(String input, Context context) {
      return null;
    }
  }

  /** Wants HTTP. */
  public static final class Paged implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest input, Context context) {
      return HttpResponse.of(200);
    }
  }

  /** Wants batches. */
  public static final class Batched implements Handler<Batch<String>, BatchResult> {
    @Override
    public BatchResult handle(Batch<String> input, Context context) {
      throw new IllegalStateException("never called");
    }
  }
}
