// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.function;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.Ending;
import dev.sampan.emulator.invocation.HttpSink;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.emulator.invocation.ResponseSink;
import dev.sampan.emulator.invocation.Service;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.lambda.StreamedHead;
import dev.sampan.platform.manifest.LambdaDoor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The answer to one HTTP request: as a whole, or while it is written. */
final class HttpAnswer implements ResponseSink {

  private static final Ending.Failed TOO_LARGE =
      new Ending.Failed(FailureKind.REQUEST_TOO_LARGE, "", Service.NONE);

  private final Call call;
  private final @Nullable HttpSink sink;
  private volatile @Nullable StreamedHead head;
  private volatile boolean malformed;

  /**
   * An answer.
   *
   * @param sink takes it while it is written; null if it is wanted as a whole
   */
  HttpAnswer(Call call, @Nullable HttpSink sink) {
    this.call = call;
    this.sink = sink;
  }

  CompletableFuture<Invoked<HttpResponse>> to(HttpRequest request) {
    var refusal = call.wire.refusal(call.function, request);
    if (refusal.isPresent()) {
      return CompletableFuture.completedFuture(call.tell(report(refusal.get(), TOO_LARGE)));
    }
    var asked = call.wire.http(call.function, request, call.facts);
    return call.run(asked, sink == null ? null : this, it -> report(response(it), it));
  }

  HttpResponse tooLarge() {
    return call.tell(report(call.http(TOO_LARGE), TOO_LARGE)).value();
  }

  private Invoked<HttpResponse> report(HttpResponse response, Ending ending) {
    return call.report(response, ending, "" + response.status(), response.status() >= 500);
  }

  /** What was streamed is told by its head. */
  private HttpResponse response(Ending ending) {
    var begun = head;
    if (begun != null && ending instanceof Ending.Replied it && isStreamed(it)) {
      return begun.response().filter(whole -> !malformed).orElseGet(this::malformed);
    }
    // A REST API that streams wants a head before every body.
    var rest = sink != null && call.function.lambdaDoor() == LambdaDoor.REST_API;
    return rest && ending instanceof Ending.Replied it && it.reply() instanceof NativeReply.Payload
        ? malformed()
        : call.http(ending);
  }

  private static boolean isStreamed(Ending.Replied ending) {
    return ending.reply() instanceof NativeReply.Streamed;
  }

  private HttpResponse malformed() {
    return call.wire.httpFailure(call.function, FailureKind.BAD_RESPONSE, call.facts, "");
  }

  @Override
  public void begins(String contentType) {
    var begun = StreamedHead.of(call.function.lambdaDoor(), contentType);
    head = begun;
    begun.response().ifPresent(this::pass);
  }

  private void pass(HttpResponse response) {
    if (sink != null) {
      sink.begins(response);
    }
  }

  @Override
  public void part(Body bytes, Runnable taken) {
    var begun = head;
    if (sink == null || begun == null || malformed) {
      taken.run();
      return;
    }
    try {
      var before = begun.response();
      var body = begun.take(bytes);
      if (before.isEmpty()) {
        begun.response().ifPresent(this::pass);
      }
      hand(sink, body, taken);
    } catch (IllegalArgumentException e) {
      malformed = true;
      taken.run();
    }
  }

  private static void hand(HttpSink sink, Body body, Runnable taken) {
    if (body.bytes().length == 0) {
      taken.run();
    } else {
      sink.part(body, taken);
    }
  }
}
