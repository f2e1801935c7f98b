// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.RejectedException;
import dev.sampan.platform.BatchOutcome;
import dev.sampan.testing.EveryPlatform;
import dev.sampan.testing.RunningFunction;
import dev.sampan.testing.TestContext;
import dev.sampan.testing.TestEvents;
import dev.sampan.testing.TestSettings;
import dev.sampan.testing.TestStartup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ReceiptsTest {

  private static final Order TEA =
      new Order("a1", "Zhèng Hé", List.of(new Order.Line("tea", 2, 450)));
  private static final Order JUNK =
      new Order("b2", "Ching Shih", List.of(new Order.Line("junk", 1, 12000)));
  private static final Order POISON = new Order("c3", "Ching Shih", List.of());

  @TempDir Path directory;

  @RegisterExtension
  final TestSettings settings = TestSettings.of("orders.directory", () -> directory);

  @EveryPlatform(function = "receipts")
  void writes_a_receipt_for_each_order(RunningFunction receipts) {
    BatchOutcome outcome =
        receipts.queue(
            TestEvents.message("m-1", "zheng", TEA), TestEvents.message("m-2", "ching", JUNK));

    assertThat(outcome).isEqualTo(BatchOutcome.acknowledged());
    assertThat(directory.resolve("a1.receipt.txt")).hasContent("Receipt a1\n2 x tea\nTotal 9.00\n");
    assertThat(directory.resolve("b2.receipt.txt"))
        .hasContent("Receipt b2\n1 x junk\nTotal 120.00\n");
  }

  /** What of a batch comes again is each platform's own to say. */
  @EveryPlatform(function = "receipts")
  void has_what_failed_delivered_again(RunningFunction receipts) {
    BatchOutcome outcome =
        receipts.queue(
            TestEvents.message("m-1", "zheng", TEA),
            TestEvents.message("m-2", "ching", POISON),
            TestEvents.message("m-3", "ching", JUNK));

    switch (receipts.platform().map(Enum::name).orElse("")) {
      case "CLOUDRUN" -> // Pushes come one by one, so that none can hold back another.
          assertThat(outcome.failed()).containsExactly("m-2");
      case "SCF" -> // The reply to a batch is yes or no.
          assertThat(outcome.failed()).containsExactly("m-1", "m-2", "m-3");
      default -> // The manifest keeps the order of each key: m-3 waits for m-2.
          assertThat(outcome.failed()).containsExactly("m-2", "m-3");
    }
    assertThat(directory.resolve("a1.receipt.txt")).exists();
    assertThat(directory.resolve("c3.receipt.txt")).doesNotExist();
  }

  @EveryPlatform(function = "receipts")
  void has_a_message_that_is_no_order_delivered_again(RunningFunction receipts) {
    BatchOutcome outcome = receipts.queue(TestEvents.message("m-1", "not json"));

    assertThat(outcome.acknowledges("m-1")).isFalse();
    assertThat(receipts.log()).contains("The payload of event ");
  }

  @Test
  void says_what_it_wrote() throws Exception {
    TestContext context = TestContext.of();

    receipts().handle(TestEvents.event(TEA), context);

    assertThat(context.log().messages()).containsExactly("Receipt written for order a1");
  }

  @Test
  void refuses_an_order_for_good_whose_id_is_no_name_of_a_file() {
    Order escaping = TEA.withId("../a1");

    assertThatThrownBy(() -> receipts().handle(TestEvents.event(escaping), TestContext.of()))
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.code()).isEqualTo("id-invalid"));
  }

  private Receipts receipts() {
    return new Receipts(TestStartup.of().withSetting("orders.directory", directory));
  }
}
