// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.platform.Platform;
import dev.sampan.platform.kernel.Quota;
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
    "SCF, 100, 25600",
    "SCF, 200, 0"
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
  void what_is_reserved_is_there_whatever_the_others_take() throws Exception {
    assertThat(quota(Platform.LAMBDA, "own", 5)).isSameAs(Quota.UNLIMITED);
  }

  @Test
  void cloud_run_counts_no_account() throws Exception {
    assertThat(quota(Platform.CLOUDRUN, "one", 5)).isSameAs(Quota.UNLIMITED);
  }

  private Quota quota(Platform platform, String function, int reserved) throws Exception {
    Files.writeString(
        dir.resolve("sampan.yaml"),
        """
        functions:
          one: { handler: a.B }
          own: { handler: a.B, memory: 1024MiB, instances: { max: %d } }
        """
            .formatted(reserved));
    var manifest = Manifest.read(dir);
    var spec = manifest.function(function).orElseThrow().on(platform);
    return new Account(manifest).quota(platform, spec);
  }
}
