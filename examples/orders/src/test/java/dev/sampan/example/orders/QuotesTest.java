// SPDX-License-Identifier: Apache-2.0
package dev.sampan.example.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.RejectedException;
import dev.sampan.platform.Platform;
import dev.sampan.testing.EveryPlatform;
import dev.sampan.testing.FunctionFailedException;
import dev.sampan.testing.RunningFunction;
import dev.sampan.testing.TestContext;
import org.junit.jupiter.api.Test;

final class QuotesTest {

  @EveryPlatform(function = "quotes")
  void quotes_the_prices_that_were_injected(RunningFunction quotes) {
    HttpResponse response = quotes.http(post("{\"item\":\"tea\",\"quantity\":3}"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().text())
        .isEqualTo("{\"item\":\"tea\",\"quantity\":3,\"cents\":1350}");
  }

  @EveryPlatform(function = "quotes")
  void says_what_it_does_not_sell(RunningFunction quotes) {
    HttpResponse response = quotes.http(post("{\"item\":\"rum\",\"quantity\":3}"));

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body().text()).contains("The shop does not sell rum.");
  }

  @EveryPlatform(
      function = "quotes",
      except = {Platform.SCF, Platform.CLOUDRUN}) // There it takes HTTP on its route only.
  void is_called_directly(RunningFunction quotes) {
    Quotes.Quote quote = quotes.direct(new Quotes.Wish("junk", 2)).as(Quotes.Quote.class);

    assertThat(quote).isEqualTo(new Quotes.Quote("junk", 2, 24000));
    assertThatThrownBy(() -> quotes.direct(new Quotes.Wish("rum", 1)))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("The shop does not sell rum.");
  }

  @Test
  void is_a_class_like_any_other() {
    Quotes quotes = new Quotes(new PriceList());

    Quotes.Quote quote = quotes.handle(new Quotes.Wish("sail", 1), TestContext.of());

    assertThat(quote.cents()).isEqualTo(8800);
  }

  @Test
  void refuses_a_wish_for_less_than_one() {
    Quotes quotes = new Quotes(new PriceList());

    assertThatThrownBy(() -> quotes.handle(new Quotes.Wish("tea", 0), TestContext.of()))
        .isInstanceOf(RejectedException.class);
  }

  @EveryPlatform(function = "quotes")
  void refuses_a_wish_for_nothing(RunningFunction quotes) {
    assertThat(quotes.http(post("{\"quantity\":1}")).status()).isEqualTo(422);
  }

  private static HttpRequest post(String json) {
    return HttpRequest.of("POST", "/quotes").withBody(Body.of(json));
  }
}
