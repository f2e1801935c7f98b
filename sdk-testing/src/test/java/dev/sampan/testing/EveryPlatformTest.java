// SPDX-License-Identifier: Apache-2.0
package dev.sampan.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.Platform;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EveryPlatformTest {

  @TempDir Path directory;

  @RegisterExtension
  final TestSettings settings =
      TestSettings.of("where", () -> directory).and("late", () -> directory.getFileName());

  private String displayName = "";

  @BeforeEach
  void note(TestInfo info) {
    displayName = info.getDisplayName();
  }

  @EveryPlatform(function = "parrot")
  void is_named_after_the_platform_on_which_it_runs(RunningFunction parrot) {
    String platform = parrot.http(HttpRequest.of("GET", "/")).headers().first("x-platform").get();

    assertThat(platform).isEqualTo(displayName);
    assertThat(parrot.platform().map(Platform::id).orElse("direct")).isEqualTo(displayName);
  }

  @EveryPlatform(function = "parrot")
  void carries_every_byte_both_ways(RunningFunction parrot) {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    HttpResponse response = parrot.http(HttpRequest.of("POST", "/echo").withBody(Body.of(bytes)));

    assertThat(response.body().bytes()).isEqualTo(bytes);
  }

  @EveryPlatform(function = "parrot")
  void shows_the_bytes_that_crossed_the_wire(RunningFunction parrot) {
    parrot.http(HttpRequest.of("GET", "/first?q=1"));
    parrot.http(HttpRequest.of("POST", "/second").withBody(Body.of("polly")));

    List<Exchange> exchanges = parrot.exchanges();

    if (parrot.platform().isEmpty()) {
      assertThat(exchanges).isEmpty();
      return;
    }
    assertThat(exchanges).hasSize(2);
    assertThat(text(exchanges.get(0).sent())).contains("/first").contains("q=1");
    assertThat(text(exchanges.get(1).sent())).contains("/second");
    switch (parrot.platform().get()) {
      case LAMBDA -> {
        assertThat(text(exchanges.get(1).sent())).startsWith("HTTP/1.1 200 ");
        assertThat(text(exchanges.get(1).received()))
            .startsWith("POST /2018-06-01/runtime/invocation/")
            .contains("/response HTTP/1.1\r\n");
      }
      case SCF, CLOUDRUN -> {
        assertThat(text(exchanges.get(1).sent()))
            .startsWith("POST /second HTTP/1.1\r\n")
            .endsWith("\r\n\r\npolly");
        assertThat(text(exchanges.get(1).received())).startsWith("HTTP/1.1 200 ").endsWith("polly");
      }
    }
  }

  @EveryPlatform(function = "parrot")
  void leaves_the_manifests_settings_as_they_are(RunningFunction parrot) {
    assertThat(parrot.http(HttpRequest.of("GET", "/")).headers().first("x-word")).contains("hello");
  }

  @EveryPlatform(function = "parrot")
  @Setting(name = "word", value = "ahoy")
  void lets_a_setting_win_over_the_manifest(RunningFunction parrot) {
    assertThat(parrot.http(HttpRequest.of("GET", "/")).headers().first("x-word")).contains("ahoy");
  }

  @EveryPlatform(function = "parrot")
  void knows_the_deadline_by_a_clock_that_stands_still(RunningFunction parrot) {
    String left = parrot.http(HttpRequest.of("GET", "/")).headers().first("x-left").get();

    assertThat(left).isIn("PT10S", "PT9.5S", "PT9S");
  }

  @EveryPlatform(function = "parrot")
  void answers_a_failure_without_its_details_and_logs_them(RunningFunction parrot) {
    HttpResponse response = parrot.http(HttpRequest.of("GET", "/fail"));

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body().text()).doesNotContain("secret");
    assertThat(parrot.log()).contains("a secret");
  }

  @EveryPlatform(function = "adder")
  void fails_what_failed_and_on_scf_the_batch(RunningFunction adder) {
    var outcome =
        adder.queue(
            TestEvents.message("m-1", new Adder.Numbers(1, 2)),
            TestEvents.message("m-2", new Adder.Numbers(-1, 2)));

    boolean whole = adder.platform().filter(Platform.SCF::equals).isPresent();
    assertThat(outcome.acknowledges("m-2")).isFalse();
    assertThat(outcome.acknowledges("m-1")).isEqualTo(!whole);
    assertThat(adder.log()).contains("added m-1 at attempt 1");
  }

  @EveryPlatform(function = "adder")
  void takes_a_cloud_event(RunningFunction adder) {
    adder.event(event("{\"a\":1,\"b\":2}"));

    assertThat(adder.log()).contains("added e-1");
    assertThatThrownBy(() -> adder.event(event("{\"a\":-1,\"b\":2}")))
        .isInstanceOf(FunctionFailedException.class);
  }

  @EveryPlatform(function = "adder", except = Platform.CLOUDRUN)
  void is_called_directly(RunningFunction adder) {
    assertThat(adder.direct(new Adder.Numbers(3, 4)).as(Integer.class)).isEqualTo(7);
    assertThatThrownBy(() -> adder.direct(new Adder.Numbers(-3, 4)))
        .isInstanceOfSatisfying(
            FunctionFailedException.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.FUNCTION_ERROR))
        .hasMessageContaining("No negative numbers, please.");
  }

  private static CloudEvent event(String json) {
    return CloudEventBuilder.v1()
        .withId("e-1")
        .withSource(URI.create("/numbers"))
        .withType("numbers")
        .withData("application/json", json.getBytes(ISO_8859_1))
        .build();
  }

  private static String text(Body body) {
    return new String(body.bytes(), ISO_8859_1);
  }
}
