// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.HttpResponse;
import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {

  private static final HttpResponse CREATED =
      HttpResponse.of(201, "text/plain", Body.of("done")).withHeader("x-a", "1");

  @Test
  void platforms_that_did_the_same_do_not_differ() {
    var comparison =
        new Comparison(
            Map.of(
                Platform.LAMBDA, List.of(observed(CREATED)),
                Platform.SCF, List.of(observed(CREATED))));

    assertThat(comparison.differences()).isEmpty();
    assertThat(comparison.same(Platform.SCF)).isTrue();
  }

  @Test
  void one_other_byte_in_a_body_is_a_difference() {
    var comparison =
        new Comparison(
            Map.of(
                Platform.LAMBDA, List.of(observed(CREATED)),
                Platform.SCF, List.of(observed(CREATED.withBody(Body.of("dona"))))));

    assertThat(comparison.differences())
        .extracting(Comparison.Difference::fact)
        .containsExactly("body", "text");
    assertThat(comparison.same(Platform.SCF)).isFalse();
  }

  @Test
  void a_header_that_the_platform_adds_is_no_difference_and_another_one_is() {
    var added = CREATED.withHeader("X-Added", "by the platform");
    var other = CREATED.withHeader("x-b", "2");

    assertThat(HttpObservation.of("s", added, "x-added"::equals)).isEqualTo(observed(CREATED));
    assertThat(HttpObservation.of("s", other, "x-added"::equals)).isNotEqualTo(observed(CREATED));
  }

  @Test
  void a_step_that_one_platform_did_not_do_is_a_difference() {
    var comparison =
        new Comparison(
            Map.of(Platform.LAMBDA, List.of(observed(CREATED)), Platform.CLOUDRUN, List.of()));

    assertThat(comparison.differences())
        .extracting(difference -> difference.values().get(Platform.CLOUDRUN))
        .containsOnly("(nothing)");
  }

  @Test
  void files_are_compared_by_name_and_bytes(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("a.txt"), "one");
    var before = FilesObservation.of("files", directory);
    Files.writeString(directory.resolve("a.txt"), "two");

    assertThat(before.facts()).containsOnlyKeys("a.txt");
    assertThat(FilesObservation.of("files", directory)).isNotEqualTo(before);
    assertThat(FilesObservation.of("files", directory.resolve("none")).facts()).isEmpty();
  }

  private static Observation observed(HttpResponse response) {
    return HttpObservation.of("s", response, name -> false);
  }
}
