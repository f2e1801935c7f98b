// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WorkplaceTest {

  @Test
  void functions_get_a_locale_with_utf_8_where_that_of_the_clouds_is_not_installed() {
    var workplace = in(Map.of("PATH", "/bin", "LC_ALL", "C", "SAMPAN_LOCALE", "C.UTF-8"));

    assertThat(workplace.childEnvironment(List.of()))
        .isEqualTo(Map.of("PATH", "/bin", "LC_ALL", "C.UTF-8"));
  }

  @Test
  void a_locale_that_is_passed_by_name_wins() {
    var workplace = in(Map.of("LC_ALL", "C", "SAMPAN_LOCALE", "C.UTF-8"));

    assertThat(workplace.childEnvironment(List.of("LC_ALL"))).containsEntry("LC_ALL", "C");
  }

  @Test
  void functions_get_no_locale_of_the_shell() {
    var workplace = in(Map.of("LC_ALL", "de_DE.UTF-8", "LANG", "de_DE.UTF-8"));

    assertThat(workplace.childEnvironment(List.of())).isEmpty();
  }

  private static Workplace in(Map<String, String> environment) {
    var terminal = new Terminal(InputStream.nullInputStream(), System.out, System.err, false);
    var here = Path.of("");
    return new Workplace(terminal, here, here, here, environment, Clock.systemUTC());
  }
}
