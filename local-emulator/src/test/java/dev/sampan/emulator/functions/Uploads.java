// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.functions;

import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.ObjectChanged;

/** Says what changed in a bucket, and where a client of S3 finds it. */
public final class Uploads implements Handler<ObjectChanged, String> {

  @Override
  public String handle(ObjectChanged changed, Context context) {
    System.out.println(
        "object "
            + changed.change()
            + " "
            + changed.key()
            + " "
            + changed.size()
            + " "
            + endpoint());
    return "seen";
  }

  private static String endpoint() {
    return String.valueOf(System.getenv("AWS_ENDPOINT_URL_S3"));
  }
}
