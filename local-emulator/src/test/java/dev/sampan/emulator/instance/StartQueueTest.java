// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StartQueueTest {

  private final List<String> begun = new ArrayList<>();
  private final StartQueue queue = new StartQueue(2, Runnable::run);

  @Test
  void starts_no_more_than_allowed_at_once_and_the_others_in_their_order() {
    List.of("a", "b", "c", "d").forEach(it -> queue.add(() -> begun.add(it)));

    assertThat(begun).containsExactly("a", "b");
    assertThat(queue.waiting()).isEqualTo(2);
    queue.over();
    assertThat(begun).containsExactly("a", "b", "c");
    queue.over();
    assertThat(begun).containsExactly("a", "b", "c", "d");
    assertThat(queue.waiting()).isZero();
  }

  @Test
  void room_that_nobody_waited_for_is_there_for_the_next() {
    queue.add(() -> begun.add("a"));
    queue.over();
    List.of("b", "c").forEach(it -> queue.add(() -> begun.add(it)));

    assertThat(begun).containsExactly("a", "b", "c");
  }
}
