// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceCheckTest {

  @TempDir Path dir;

  @Test
  void says_what_a_platform_calls_it() throws Exception {
    assertThat(check(Platform.LAMBDA, "instances: { min: 2, max: 10 }"))
        .containsExactly(
            "sampan.yaml:4: note: functions.hello.instances: On lambda min is provisioned"
                + " concurrency, of a published version only, and max is reserved concurrency.");
    assertThat(check(Platform.CLOUDRUN, "instances: { min: 2 }"))
        .containsExactly(
            "sampan.yaml:4: note: functions.hello.instances:"
                + " On cloudrun min is the minimum number of instances.");
  }

  @Test
  void says_nothing_where_nothing_is_asked_for() throws Exception {
    assertThat(check(Platform.LAMBDA, "memory: 512MiB")).isEmpty();
  }

  @Test
  void leaves_what_lambda_does_not_let_reserve() throws Exception {
    assertThat(check(Platform.LAMBDA, "instances: { max: 900 }")).hasSize(1);
    assertThat(check(Platform.LAMBDA, "instances: { max: 901 }"))
        .anySatisfy(it -> assertThat(it).contains("warning", "max: 901", "at most 900"));
  }

  @Test
  void counts_memory_on_scf() throws Exception {
    assertThat(check(Platform.SCF, "memory: 1024MiB", "instances: { max: 125 }")).hasSize(1);
    assertThat(check(Platform.SCF, "memory: 1024MiB", "instances: { max: 126 }"))
        .anySatisfy(it -> assertThat(it).contains("warning", "max: 126", "at most 125"));
  }

  @Test
  void says_that_cloud_run_has_no_maximum_of_nothing() throws Exception {
    assertThat(check(Platform.CLOUDRUN, "instances: { max: 0 }"))
        .anySatisfy(it -> assertThat(it).contains("warning", "no maximum of 0"));
  }

  @Test
  void refuses_a_platforms_max_below_the_functions_min() throws Exception {
    var own = "platforms: { lambda: { instances: { max: 1 } } }";

    assertThat(check(Platform.SCF, "instances: { min: 2 }", own)).hasSize(1);
    assertThat(check(Platform.LAMBDA, "instances: { min: 2 }", own))
        .contains(
            "sampan.yaml:5: error: functions.hello.platforms.lambda.instances: found min: 2,"
                + " max: 1, expected min up to max on lambda. Set both there.");
  }

  private List<String> check(Platform platform, String... lines) throws Exception {
    var body = "    handler: com.example.Orders\n    " + String.join("\n    ", lines) + "\n";
    Files.writeString(dir.resolve("sampan.yaml"), "functions:\n  hello:\n" + body);
    var loader = InstanceCheckTest.class.getClassLoader();
    return ManifestCheck.check(Manifest.read(dir), loader, EnumSet.of(platform)).stream()
        .map(it -> it.toString().substring(dir.toString().length() + 1))
        .toList();
  }
}
