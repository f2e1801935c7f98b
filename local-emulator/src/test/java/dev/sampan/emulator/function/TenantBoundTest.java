// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeRequest;
import dev.sampan.platform.Platform;
import dev.sampan.platform.lambda.RuntimeHeaders;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reserved concurrency is the function's, whoever its tenants are. */
final class TenantBoundTest {

  private final TenantBound bound = new TenantBound();

  @TempDir private Path directory;

  @Test
  void tenants_share_what_a_function_may_run() throws Exception {
    var function = function("instances: { max: 2 }");
    var blue = invocation(function, "blue");
    var green = invocation(function, "green");
    var red = invocation(function, "red");

    assertThat(admits(function, blue)).isTrue();
    assertThat(admits(function, green)).isTrue();
    assertThat(admits(function, red)).isFalse();

    assertThat(red.ending().join())
        .isInstanceOfSatisfying(
            Ending.Failed.class,
            it -> assertThat(it.kind()).isEqualTo(FailureKind.THROTTLED_FUNCTION));
    blue.ending().complete(new Ending.Failed(FailureKind.CRASHED, "", Service.NONE));
    assertThat(admits(function, invocation(function, "red"))).isTrue();
    assertThat(admits(function, invocation(function, "blue"))).isFalse();
  }

  @Test
  void what_has_no_tenant_is_held_by_its_instances() throws Exception {
    var function = function("instances: { max: 0 }");

    assertThat(admits(function, invocation(function, ""))).isTrue();
    assertThat(admits(function("memory: 256MiB"), invocation(function, "blue"))).isTrue();
  }

  private boolean admits(FunctionSpec function, Invocation invocation) {
    var key = PoolKey.of(Platform.LAMBDA, function.name(), invocation);
    return bound.admits(key, function, invocation);
  }

  private static Invocation invocation(FunctionSpec function, String tenant) {
    var facts = Facts.of(Platform.LAMBDA, function, UUID.randomUUID(), Instant.EPOCH);
    var headers = tenant.isEmpty() ? Headers.of() : Headers.of(RuntimeHeaders.TENANT_ID, tenant);
    return Invocation.of(facts, "direct", new NativeRequest.Payload(Body.of("{}"), headers));
  }

  private FunctionSpec function(String more) throws Exception {
    Files.writeString(
        directory.resolve("sampan.yaml"), "functions: { orders: { handler: a.B, " + more + " } }");
    return Manifest.read(directory).functions().get(0).on(Platform.LAMBDA);
  }
}
