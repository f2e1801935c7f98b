// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import dev.sampan.runtime.TriggerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers every request with one response. */
final class HttpProbe implements CorpusProbe, Handler<HttpRequest, HttpResponse> {

  private final HttpResponse response;
  private volatile @Nullable HttpRequest request;

  HttpProbe(HttpResponse response) {
    this.response = response;
  }

  @Override
  public HttpResponse handle(HttpRequest input, Context context) {
    // The body may not outlive the call.
    request = input.withBody(Body.of(input.body().bytes()));
    return response;
  }

  @Override
  public Object handler() {
    return this;
  }

  @Override
  public TriggerEntry trigger(CorpusCase each) {
    return new TriggerEntry("http", Trigger.HTTP, "", List.of());
  }

  @Override
  public void assertReceived(JsonNode received) {
    var given = Objects.requireNonNull(request, "the handler was not called");
    var expected = Portable.request(received);
    assertThat(given.method()).isEqualTo(expected.method());
    assertThat(path(given)).isEqualTo(path(expected));
    assertThat(given.query().names()).hasSize(received.get("query").size());
    for (var parameter : received.get("query").properties()) {
      var values = new ArrayList<String>();
      parameter.getValue().forEach(value -> values.add(value.textValue()));
      assertThat(given.query().all(parameter.getKey())).isEqualTo(values);
    }
    for (var name : expected.headers().names()) {
      assertThat(given.headers().all(name)).as(name).isEqualTo(expected.headers().all(name));
    }
    assertThat(given.body().bytes()).isEqualTo(expected.body().bytes());
    expected
        .clientAddress()
        .ifPresent(address -> assertThat(given.clientAddress()).contains(address));
  }

  private static String path(HttpRequest request) {
    return request.target().split("\\?", 2)[0];
  }
}
