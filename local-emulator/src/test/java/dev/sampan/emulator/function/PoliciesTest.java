// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Policy;
import dev.sampan.platform.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PoliciesTest {

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({"LAMBDA, 1", "SCF, 256", "CLOUDRUN, 1"})
  void keeps_and_bounds_what_the_manifest_says(Platform platform, long units) throws Exception {
    var policy = policy(platform, "instances: { min: 2, max: 10 }", 100, false);

    assertThat(policy.instances().least()).isEqualTo(2);
    assertThat(policy.instances().most()).isEqualTo(10);
    assertThat(policy.instances().units()).isEqualTo(units);
  }

  @ParameterizedTest
  @EnumSource
  void keeps_none_if_nothing_is_said(Platform platform) throws Exception {
    var policy = policy(platform, "timeout: 3s", 7, false);

    assertThat(policy.instances().least()).isZero();
    assertThat(policy.instances().most()).isEqualTo(7);
  }

  @ParameterizedTest
  @EnumSource
  void never_has_more_than_this_machine_bears(Platform platform) throws Exception {
    var policy = policy(platform, "instances: { min: 20, max: 500 }", 8, false);

    assertThat(policy.instances().least()).isEqualTo(8);
    assertThat(policy.instances().most()).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource
  void lets_nothing_wait_for_an_instance_that_there_cannot_be(Platform platform) throws Exception {
    var policy = policy(platform, "instances: { max: 0 }", 100, false);

    assertThat(policy.instances().most()).isZero();
    assertThat(policy.queueLimit()).isZero();
  }

  @Test
  void scales_ahead_of_need_where_the_platform_documents_a_target() throws Exception {
    var instances = policy(Platform.CLOUDRUN, "concurrency: 10", 100, false).instances();
    var scaling = Objects.requireNonNull(instances.autoscaling());

    assertThat(scaling.rules().target()).isEqualTo(6);
    assertThat(scaling.rules().stableWindow()).isEqualTo(Duration.ofMinutes(1));
    assertThat(policy(Platform.LAMBDA, "timeout: 3s", 100, false).instances().autoscaling())
        .isNull();
    assertThat(policy(Platform.CLOUDRUN, "timeout: 3s", 100, true).instances().autoscaling())
        .isNull();
  }

  @Test
  void a_single_instance_is_kept_once() throws Exception {
    var policy = policy(Platform.SCF, "instances: { min: 3, max: 5 }", 100, true);

    assertThat(policy.instances().least()).isEqualTo(1);
    assertThat(policy.instances().most()).isEqualTo(1);
    assertThat(policy.queueLimit()).isPositive();
  }

  private Policy policy(Platform platform, String line, int bearable, boolean single)
      throws Exception {
    var start = "functions:\n  hello:\n    handler: a.B\n    memory: 256MiB\n    ";
    Files.writeString(dir.resolve("sampan.yaml"), start + line + "\n");
    var function = Manifest.read(dir).function("hello").orElseThrow().on(platform);
    return Policies.of(platform, function, bearable, single);
  }
}
