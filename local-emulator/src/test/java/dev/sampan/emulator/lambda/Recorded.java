// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.invocation.Invocation;
import dev.sampan.emulator.invocation.ResponseSink;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.NativeReply;
import dev.sampan.platform.NativeRequest;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Notes what a runtime does. */
record Recorded(BlockingQueue<String> told) implements RuntimeEvents {

  @Override
  public void ready() {
    told.add("ready");
  }

  @Override
  public void restores() {
    told.add("restores");
  }

  @Override
  public void initFailed(RuntimeError error) {
    told.add("init " + error.type() + " " + error.body().text());
  }

  @Override
  public void answered(String invocation, NativeReply reply) {
    told.add("answered " + invocation + " " + text(reply));
  }

  private static String text(NativeReply reply) {
    return reply instanceof NativeReply.Payload it ? it.body().text() : reply.toString();
  }

  @Override
  public void failed(String invocation, RuntimeError error) {
    told.add("failed " + invocation + " " + error.type() + " " + error.body().text());
  }

  @Override
  public void tooLarge(String invocation, String message) {
    told.add("too large " + invocation + " " + message);
  }

  @Override
  public void free(String invocation) {
    told.add("free " + invocation);
  }

  static Invocation invocation(String id, @Nullable ResponseSink sink) {
    return invocation(id, Headers.of(), sink);
  }

  static Invocation invocation(String id, Headers headers, @Nullable ResponseSink sink) {
    var now = Instant.EPOCH;
    var facts = new InvocationFacts(id, "f", "us-east-1", "123456789012", 1, now, now, "");
    var request = new NativeRequest.Payload(Body.of("{}"), headers);
    return Invocation.of(facts, "direct", request).into(sink);
  }
}
