// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LambdaModeCheckTest {

  private static final String AT = "sampan.yaml:5: error: functions.hello.platforms.lambda.";

  @TempDir Path dir;

  @Test
  void says_how_a_function_runs_on_managed_instances() throws Exception {
    assertThat(check("memory: 4GiB", "managed: {}"))
        .containsExactly(
            "sampan.yaml:5: note: functions.hello.platforms.lambda.managed: On lambda 64 at once"
                + " in each instance, of which there are 3 or more; none is started because a call"
                + " waits.");
  }

  @Test
  void gives_three_instances_unless_something_else_is_said() throws Exception {
    assertThat(managed("managed: {}").instances()).isEqualTo(new InstanceRange(3, null));
    assertThat(managed("managed: {}, instances: { max: 2 }").instances())
        .isEqualTo(new InstanceRange(2, 2));
    assertThat(managed("managed: {}, instances: { min: 7 }").instances())
        .isEqualTo(new InstanceRange(7, null));
  }

  @Test
  void counts_the_concurrency_by_processor() throws Exception {
    assertThat(managed("managed: {}, memory: 8GiB").concurrency()).isEqualTo(128);
    assertThat(managed("managed: { memoryPerProcessor: 8GiB }, memory: 8GiB").concurrency())
        .isEqualTo(32);
    assertThat(managed("managed: {}, memory: 8GiB, concurrency: 5").concurrency()).isEqualTo(5);
    assertThat(managed("memory: 8GiB, concurrency: 5").concurrency()).isEqualTo(1);
  }

  @Test
  void leaves_the_other_platforms_alone() throws Exception {
    var function = read("managed: {}, memory: 8GiB").on(Platform.CLOUDRUN);

    assertThat(function.instances()).isEqualTo(InstanceRange.ANY);
    assertThat(function.concurrency()).isEqualTo(80);
  }

  @Test
  void refuses_what_managed_instances_cannot_have() throws Exception {
    assertThat(check("managed: {}"))
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains("hello.memory: found 512MiB, expected 2048MiB to 32768MiB"));
    assertThat(check("managed: { memoryPerProcessor: 3GiB }", "memory: 6GiB"))
        .contains(
            AT
                + "managed.memoryPerProcessor: found 3072MiB,"
                + " expected 2GiB, 4GiB or 8GiB for each processor");
    assertThat(check("managed: {}", "memory: 2GiB", "concurrency: 65"))
        .contains(AT + "concurrency: found 65, expected at most 64 for this function on lambda");
    assertThat(check("managed: {}", "memory: 2GiB", "instances: { min: 0 }"))
        .anySatisfy(it -> assertThat(it).contains("expected one managed instance at least"));
    assertThat(check("managed: {}", "memory: 2GiB", "instances: { max: 15001 }"))
        .anySatisfy(it -> assertThat(it).contains("expected at most 15000 managed instances"));
  }

  @Test
  void lets_every_call_be_refused() throws Exception {
    assertThat(check("managed: {}", "memory: 2GiB", "instances: { max: 0 }"))
        .noneMatch(it -> it.contains("error"));
  }

  @Test
  void refuses_what_does_not_go_with_a_snapshot() throws Exception {
    assertThat(check("snapStart: true")).isEmpty();
    assertThat(check("snapStart: true", "instances: { min: 1 }"))
        .contains(
            AT
                + "snapStart: found SnapStart together with provisioned concurrency"
                + " (instances.min), expected one of the two on lambda."
                + " Leave out snapStart or instances.min.");
    assertThat(check("snapStart: true", "managed: {}", "memory: 2GiB"))
        .anySatisfy(it -> assertThat(it).contains("together with managed instances"));
    assertThat(check("snapStart: true", "command: [ run ]"))
        .anySatisfy(it -> assertThat(it).contains("together with a command"));
  }

  @Test
  void says_that_only_a_rest_api_asks_for_binary_types() throws Exception {
    assertThat(check("binaryTypes: [image/*]"))
        .singleElement()
        .asString()
        .contains("binaryTypes", "the door is function-url", "set door: rest-api");
    assertThat(check("binaryTypes: [image/*]", "door: rest-api")).isEmpty();
  }

  @Test
  void refuses_what_it_cannot_read() {
    assertThatThrownBy(() -> read("managed: { capacityProvider: a b }"))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("managed.capacityProvider");
    assertThatThrownBy(() -> read("managed: { capacity: 1 }"))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("capacity");
    assertThatThrownBy(() -> read("snapStart: maybe"))
        .isInstanceOf(ManifestException.class)
        .hasMessageContaining("true or false");
  }

  private FunctionSpec managed(String lambda) throws Exception {
    return read(lambda).on(Platform.LAMBDA);
  }

  private FunctionSpec read(String lambda) throws IOException, ManifestException {
    Files.writeString(
        dir.resolve("sampan.yaml"),
        """
        functions:
          hello:
            handler: com.example.Orders
            triggers: [ { http: {} } ]
            platforms: { lambda: { %s } }
        """
            .formatted(lambda));
    return Manifest.read(dir).functions().get(0);
  }

  private List<String> check(String... lambda) throws Exception {
    read(String.join(", ", lambda));
    var loader = LambdaModeCheckTest.class.getClassLoader();
    return ManifestCheck.check(Manifest.read(dir), loader, EnumSet.of(Platform.LAMBDA)).stream()
        .map(it -> it.toString().substring(dir.toString().length() + 1))
        .toList();
  }
}
