// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Quota;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountTest {

  @TempDir Path dir;

  @ParameterizedTest
  @CsvSource({
    "LAMBDA, 0, 1000",
    "LAMBDA, 600, 400",
    "LAMBDA, 950, 100",
    "SCF, 0, 128000",
    "SCF, 100, 25600"
  })
  void functions_share_what_no_other_has_reserved(Platform platform, int reserved, long left)
      throws Exception {
    var first = quota(platform, "one", reserved);

    assertThat(first.take(left)).isTrue();
    assertThat(first.take(1)).isFalse();
    first.giveBack(1);
    assertThat(first.take(1)).isTrue();
  }

  @Test
  void nothing_is_left_where_all_is_reserved() throws Exception {
    assertThat(quota(Platform.SCF, "one", 200).take(1)).isFalse();
  }

  @Test
  void what_is_reserved_is_there_whatever_the_others_take() throws Exception {
    var own = quota(Platform.LAMBDA, "own", 5);

    assertThat(own.take(100_000)).isTrue();
    own.giveBack(100_000);
    assertThat(own.take(100_000)).isTrue();
  }

  @Test
  void what_is_reserved_later_is_taken_from_what_is_shared_and_comes_back() throws Exception {
    var before = manifest(0);
    var account = new Account(before);
    var first = account.quota(Platform.LAMBDA, spec(before, Platform.LAMBDA, "one"));
    assertThat(first.take(500)).isTrue();

    account.use(manifest(600));

    assertThat(first.take(1)).isFalse();
    first.giveBack(200);
    assertThat(first.take(100)).isTrue();
    assertThat(first.take(1)).isFalse();
    account.use(before);
    assertThat(first.take(600)).isTrue();
    assertThat(first.take(1)).isFalse();
  }

  @Test
  void cloud_run_counts_no_account() throws Exception {
    assertThat(quota(Platform.CLOUDRUN, "one", 5)).isSameAs(Quota.UNLIMITED);
  }

  private Quota quota(Platform platform, String function, int reserved) throws Exception {
    var manifest = manifest(reserved);
    return new Account(manifest).quota(platform, spec(manifest, platform, function));
  }

  private static FunctionSpec spec(Manifest manifest, Platform platform, String function) {
    return manifest.function(function).orElseThrow().on(platform);
  }

  private Manifest manifest(int reserved) throws Exception {
    Files.writeString(
        dir.resolve("sampan.yaml"),
        """
        functions:
          one: { handler: a.B }
          own: { handler: a.B, memory: 1024MiB, instances: { max: %d } }
        """
            .formatted(reserved));
    return Manifest.read(dir);
  }
}
