// SPDX-License-Identifier: Apache-2.0
package dev.sampan.benchmark;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function of the benchmarks as a stream handler, which reads the event as the floor does. */
public final class AmazonStream implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    byte[] event = in.readAllBytes();
    out.write(Floor.reply(event, 0, event.length));
  }
}
