// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.profile;

import static dev.sampan.platform.profile.Source.assumed;
import static dev.sampan.platform.profile.Source.documented;

/** How Tencent brings events to an SCF function: asynchronous calls, and CKafka by polling. */
final class ScfDelivery {

  private static final Source LIMITS = documented("cloud.tencent.com/document/product/583/11637");
  private static final Source RETRIES = documented("cloud.tencent.com/document/product/583/41138");
  private static final Source CKAFKA =
      documented("tencentyun/qcloud-documents, SCF CKafka trigger");
  private static final Source RETENTION =
      assumed("a CKafka topic keeps records for as long as it is told to");

  private ScfDelivery() {}

  static void addTo(ProfileBuilder profile) {
    profile
        .limit(Limit.EVENT_BYTES, 128L * 1024, LIMITS)
        .limit(Limit.ASYNC_WAITING_MAX, 100_000, RETRIES)
        .seconds(Limit.STREAM_WINDOW_MAX, 60, CKAFKA)
        .limit(Limit.STREAM_ATTEMPTS_MAX, 10_001, RETRIES)
        .limit(Limit.STREAM_PARALLEL, 1, CKAFKA)
        .seconds(Limit.STREAM_RETRY_DELAY, 60, RETRIES)
        .seconds(Limit.STREAM_RETRY_DELAY_MAX, 60, RETRIES)
        .seconds(Limit.STREAM_RETENTION, 86_400, RETENTION);
  }
}
