// SPDX-License-Identifier: Apache-2.0
package dev.sampan.runtime;

import dev.sampan.BatchResult;
import dev.sampan.Deadline;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.spi.JsonCodec;
import java.util.List;

/** One loaded function in one instance. */
public final class FunctionInstance {
  public static FunctionInstance start(String platform, Environment environment)
      throws InitException {
    return absent();
  }

  public static FunctionInstance of(
      String platform, FunctionEntry entry, Object handler, Environment environment)
      throws InitException {
    return absent();
  }

  public FunctionEntry function() {
    return absent();
  }

  public JsonCodec json() {
    return absent();
  }

  public HttpResponse http(HttpRequest request, Call call) {
    return absent();
  }

  public DirectReply direct(byte[] payload, Call call) {
    return absent();
  }

  public BatchResult events(List<IncomingEvent> events, Call call) {
    return absent();
  }

  public EventReply event(IncomingEvent event, Call call) {
    return absent();
  }

  public void shutdown(Deadline deadline) {
    absent();
  }

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T absent() {
    throw new IllegalStateException("not yet");
  }
}
