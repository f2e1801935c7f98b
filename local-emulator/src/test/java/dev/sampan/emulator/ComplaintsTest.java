// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComplaintsTest {

  private static final List<String> GONE = List.of("no class example.Orders");
  private static final List<String> TYPO = List.of("no key hander");

  private final List<Runnable> waiting = new ArrayList<>();
  private final List<List<String>> told = new ArrayList<>();
  private final Complaints complaints =
      new Complaints((delay, task) -> waiting.add(task), told::add);

  @Test
  void tells_the_same_once() {
    complaints.tell(TYPO);
    complaints.tell(TYPO);
    complaints.tell(GONE);

    assertThat(told).containsExactly(TYPO, GONE);
  }

  @Test
  void says_nothing_of_what_a_build_has_mended() {
    complaints.tellLater(GONE);
    complaints.known(List.of());
    waiting.forEach(Runnable::run);

    assertThat(told).isEmpty();
  }

  @Test
  void tells_only_the_last_of_what_a_build_goes_through() {
    complaints.tellLater(GONE);
    complaints.tellLater(List.of("no class example.Receipts"));
    waiting.forEach(Runnable::run);

    assertThat(told).containsExactly(List.of("no class example.Receipts"));
  }

  @Test
  void tells_it_again_after_it_was_well_in_between() {
    complaints.tell(TYPO);
    complaints.known(List.of());
    complaints.tell(TYPO);

    assertThat(told).containsExactly(TYPO, TYPO);
  }

  @Test
  void does_not_repeat_what_was_known_from_the_start() {
    complaints.known(GONE);
    complaints.tellLater(GONE);
    waiting.forEach(Runnable::run);

    assertThat(told).isEmpty();
  }
}
